-- MG.HHINORM: concentration of the destinations of emigrants, 0 with equal shares to 1 with one partner, however many there are
WITH shares AS (
    SELECT area, period, value, conflict, SUM(value) OVER (PARTITION BY area, period) AS whole,
        COUNT(*) OVER (PARTITION BY area, period) AS partners, COUNT(value) OVER (PARTITION BY area, period) AS known
    FROM pairs WHERE measure = 'emigrants' AND area_type = 'country' AND sex = 'T'
), concentrations AS (
    SELECT area, period, CASE WHEN MAX(whole) <= 0 THEN 'denominator-not-positive' WHEN MAX(conflict) = 1 THEN 'conflicting-sources' ELSE '' END AS reason,
        SUM(CASE WHEN whole > 0 THEN value / whole * (value / whole) END) AS h, COUNT(CASE WHEN value > 0 THEN 1 END) AS n
    FROM shares WHERE partners = known
    GROUP BY area, period
)
SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, reason, CASE WHEN reason = '' THEN CAST(CASE WHEN n = 1 THEN 1 ELSE (h - 1 / CAST(n AS DOUBLE PRECISION)) / (1 - 1 / CAST(n AS DOUBLE PRECISION)) END AS DECIMAL(38,6)) END AS value FROM concentrations
ORDER BY area, counterpart, period, sex, age, education, occupation
