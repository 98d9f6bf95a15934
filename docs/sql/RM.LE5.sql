-- RM.LE5 (SDG 10.c.1): corridors whose SmaRT is at most 5 %, in percent of a country's corridors with a SmaRT
SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, '' AS reason, CAST(COUNT(CASE WHEN value <= 5 THEN 1 END) * 100.0 / COUNT(*) AS DECIMAL(38,6)) AS value
FROM smart WHERE value IS NOT NULL
GROUP BY area, period
ORDER BY area, counterpart, period, sex, age, education, occupation
