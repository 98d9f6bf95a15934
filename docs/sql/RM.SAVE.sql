-- RM.SAVE: what a receiving country's families would keep at a cost of 3 %, million USD a year
WITH years AS (
    SELECT DISTINCT period FROM figures WHERE measure = 'flow'
), quarters AS (
    SELECT period, COALESCE((SELECT MAX(years.period) FROM years WHERE years.period <= SUBSTRING(quarter.period, 1, 4)), (SELECT MIN(years.period) FROM years)) AS matrix
    FROM (SELECT DISTINCT period FROM figures WHERE measure = 'cost') AS quarter
), received AS (
    SELECT area, period, SUM(value) AS value FROM figures WHERE measure = 'flow' GROUP BY area, period
), savings AS (
    SELECT cost.area, cost.period, MAX(received.value) AS everything, SUM(flow.value) AS covered, MAX(GREATEST(cost.conflict, flow.conflict)) AS conflict,
        SUM(CAST(flow.value AS DOUBLE PRECISION) * GREATEST(0, cost.value - 3) / 100) AS value
    FROM figures AS cost
    JOIN quarters ON quarters.period = cost.period
    JOIN figures AS flow ON flow.measure = 'flow' AND flow.area = cost.area AND flow.counterpart = cost.counterpart AND flow.period = quarters.matrix AND flow.value IS NOT NULL
    JOIN received ON received.area = cost.area AND received.period = quarters.matrix AND received.value > 0
    WHERE cost.measure = 'cost' AND cost.value IS NOT NULL
    GROUP BY cost.area, cost.period
), judged AS (
    SELECT savings.*, CASE WHEN covered < 0.75 * everything THEN 'coverage-below-75' WHEN conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason FROM savings
)
SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, reason, CASE WHEN reason = '' THEN CAST(value AS DECIMAL(38,6)) END AS value FROM judged
ORDER BY area, counterpart, period, sex, age, education, occupation
