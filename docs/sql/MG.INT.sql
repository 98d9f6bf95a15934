-- MG.INT: bilateral intensity of migration; 1 where people of the origin go there as everyone does
WITH stock AS (
    SELECT * FROM pairs WHERE measure = 'migrants' AND sex = 'T'
), judged AS (
    SELECT stock.area, stock.counterpart, stock.period, stock.value AS pair, origin.value AS out_of, destination.value AS into_it, everyone.value AS everyone,
        CASE WHEN origin.value IS NULL OR destination.value IS NULL OR everyone.value IS NULL THEN 'denominator-missing' WHEN origin.value <= 0 OR destination.value <= 0 OR everyone.value <= 0 THEN 'denominator-not-positive'
            WHEN everyone.conflict = 1 OR origin.conflict = 1 OR destination.conflict = 1 OR stock.conflict = 1 THEN 'conflicting-sources'
            WHEN origin.partial = 1 THEN 'coverage-below-75' ELSE '' END AS reason
    FROM stock
    JOIN totals AS destination ON destination.measure = 'migrants' AND destination.sex = 'T' AND destination.area = stock.area AND destination.period = stock.period
    JOIN totals AS origin ON origin.measure = 'emigrants' AND origin.sex = 'T' AND origin.area = stock.counterpart AND origin.period = stock.period
    JOIN (SELECT period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END AS value, CASE WHEN SUM(most) - SUM(least) > 0.25 * GREATEST(ABS(SUM(least)), ABS(SUM(most))) THEN 1 ELSE 0 END AS conflict
        FROM stock GROUP BY period) AS everyone ON everyone.period = stock.period
    WHERE stock.value IS NOT NULL
)
SELECT area, counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, reason, CASE WHEN reason = '' THEN CAST(CAST(pair AS DOUBLE PRECISION) / out_of * everyone / into_it AS DECIMAL(38,6)) END AS value
FROM judged
ORDER BY area, counterpart, period, sex, age, education, occupation
