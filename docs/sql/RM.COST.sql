-- RM.COST: a corridor's average cost as stated, and the unweighted mean over a country's corridors, percent
SELECT area, counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period,
    CASE WHEN conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason, CASE WHEN conflict = 0 THEN CAST(value AS DECIMAL(38,6)) END AS value
FROM pairs WHERE measure = 'cost' AND value IS NOT NULL
UNION ALL
SELECT area, '', '', '', '', '', period, CASE WHEN MAX(conflict) = 1 THEN 'conflicting-sources' ELSE '' END, CASE WHEN MAX(conflict) = 0 THEN CAST(SUM(value) / COUNT(*) AS DECIMAL(38,6)) END
FROM pairs WHERE measure = 'cost'
GROUP BY area, period
HAVING COUNT(value) = COUNT(*)
ORDER BY area, counterpart, period, sex, age, education, occupation
