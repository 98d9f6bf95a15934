-- RM.HHIEFF: how many partners of equal shares would concentrate the sources of remittances as much
WITH shares AS (
    SELECT area, period, value, conflict, SUM(value) OVER (PARTITION BY area, period) AS whole,
        COUNT(*) OVER (PARTITION BY area, period) AS partners, COUNT(value) OVER (PARTITION BY area, period) AS known
    FROM pairs WHERE measure = 'flow' AND area_type = 'country'
), concentrations AS (
    SELECT shares.area, shares.period, CASE WHEN MAX(whole) <= 0 THEN 'denominator-not-positive' WHEN MAX(conflict) = 1 THEN 'conflicting-sources'
            WHEN MAX(CASE WHEN partial_totals.period IS NOT NULL THEN 1 ELSE 0 END) = 1 THEN 'coverage-below-75' ELSE '' END AS reason,
        SUM(CASE WHEN whole > 0 THEN value / whole * (value / whole) END) AS h, COUNT(CASE WHEN value > 0 THEN 1 END) AS n
    FROM shares
    LEFT JOIN partial_totals ON partial_totals.measure = 'flow' AND partial_totals.area = shares.area AND partial_totals.period = shares.period
    WHERE partners = known
    GROUP BY shares.area, shares.period
)
SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, reason, CASE WHEN reason = '' THEN CAST(1 / h AS DECIMAL(38,6)) END AS value FROM concentrations
ORDER BY area, counterpart, period, sex, age, education, occupation
