-- RM.SMART: the mean of a corridor's cheapest services that qualify, and the unweighted mean over a country's corridors with one, percent
SELECT area, counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, CASE WHEN value IS NULL THEN 'no-qualifying-service' ELSE '' END AS reason, value
FROM smart
UNION ALL
SELECT area, '', '', '', '', '', period, '', CAST(SUM(value) / COUNT(*) AS DECIMAL(38,6))
FROM smart WHERE value IS NOT NULL
GROUP BY area, period
ORDER BY area, counterpart, period, sex, age, education, occupation
