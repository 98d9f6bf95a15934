-- LM.WAPGR: growth of the population of 15 to 64 over five years, percent
SELECT now.area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, now.period,
    CASE WHEN earlier.value <= 0 THEN 'denominator-not-positive' WHEN now.conflict = 1 OR earlier.conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason,
    CASE WHEN earlier.value > 0 AND now.conflict = 0 AND earlier.conflict = 0 THEN CAST((now.value / earlier.value - 1) * 100 AS DECIMAL(38,6)) END AS value
FROM aged AS now
JOIN aged AS earlier ON earlier.span = now.span AND earlier.measure = now.measure AND earlier.sex = now.sex AND earlier.area = now.area
    AND CHAR_LENGTH(earlier.period) = 4 AND CAST(SUBSTRING(earlier.period, 1, 4) AS INTEGER) + 5 = CAST(SUBSTRING(now.period, 1, 4) AS INTEGER)
WHERE now.span = '15-64' AND now.measure = 'population' AND now.sex = 'T' AND CHAR_LENGTH(now.period) = 4 AND now.value IS NOT NULL AND earlier.value IS NOT NULL
ORDER BY now.area, counterpart, now.period, sex, age, education, occupation
