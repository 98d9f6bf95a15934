-- RM.LE5MEAN: corridors whose mean over services is at most 5 %, in percent of a country's corridors with a mean; SDG 10.c.1 is RM.LE5
SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, CASE WHEN MAX(conflict) = 1 THEN 'conflicting-sources' ELSE '' END AS reason,
    CASE WHEN MAX(conflict) = 0 THEN CAST(COUNT(CASE WHEN value <= 5 THEN 1 END) * 100.0 / COUNT(*) AS DECIMAL(38,6)) END AS value
FROM pairs WHERE measure = 'cost'
GROUP BY area, period
HAVING COUNT(value) = COUNT(*)
ORDER BY area, counterpart, period, sex, age, education, occupation
