-- SK.MATCH: overlap of an origin's graduates with a destination's vacancies over two-digit occupations
WITH counted AS (
    SELECT measure, area, survey, period, occupation, value, conflict, SUM(value) OVER (PARTITION BY measure, area, survey, period) AS whole,
        COUNT(*) OVER (PARTITION BY measure, area, survey, period) AS groups, COUNT(value) OVER (PARTITION BY measure, area, survey, period) AS known
    FROM figures WHERE measure IN ('graduates', 'vacancies') AND CHAR_LENGTH(occupation) = 2
), surveys AS (
    SELECT measure, area, survey, CHAR_LENGTH(period) AS digits, ROW_NUMBER() OVER (PARTITION BY measure, area, CHAR_LENGTH(period) ORDER BY COUNT(DISTINCT period) DESC, survey) AS place
    FROM counted WHERE groups = known
    GROUP BY measure, area, survey, CHAR_LENGTH(period)
), sides AS (
    SELECT counted.* FROM counted
    JOIN surveys ON surveys.place = 1 AND surveys.measure = counted.measure AND surveys.area = counted.area AND surveys.survey = counted.survey AND surveys.digits = CHAR_LENGTH(counted.period)
    WHERE groups = known
), corridors AS (
    SELECT d.area, o.area AS counterpart, d.period, d.whole AS asked, o.whole AS offered, GREATEST(d.conflict, o.conflict) AS conflict
    FROM (SELECT area, period, MAX(whole) AS whole, MAX(conflict) AS conflict FROM sides WHERE measure = 'vacancies' GROUP BY area, period) AS d
    JOIN (SELECT area, period, MAX(whole) AS whole, MAX(conflict) AS conflict FROM sides WHERE measure = 'graduates' GROUP BY area, period) AS o ON o.period = d.period AND o.area <> d.area
), judged AS (
    SELECT corridors.*, CASE WHEN asked <= 0 OR offered <= 0 THEN 'denominator-not-positive' WHEN conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason FROM corridors
), squares AS (
    SELECT measure, area, period, SUM(CASE WHEN whole > 0 THEN value / whole * (value / whole) END) AS square FROM sides GROUP BY measure, area, period
), common AS (
    SELECT d.area, o.area AS counterpart, d.period, SUM(LEAST(d.value / d.whole, o.value / o.whole)) AS overlap, SUM(d.value / d.whole * (o.value / o.whole)) AS product
    FROM sides AS d JOIN sides AS o ON d.measure = 'vacancies' AND o.measure = 'graduates' AND o.period = d.period AND o.occupation = d.occupation AND d.whole > 0 AND o.whole > 0
    GROUP BY d.area, o.area, d.period
)
SELECT judged.area, judged.counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, judged.period, reason,
    CASE WHEN reason = '' THEN CAST(COALESCE(common.overlap, 0) AS DECIMAL(38,6)) END AS value
FROM judged
LEFT JOIN common ON common.area = judged.area AND common.counterpart = judged.counterpart AND common.period = judged.period
LEFT JOIN squares AS d ON d.measure = 'vacancies' AND d.area = judged.area AND d.period = judged.period
LEFT JOIN squares AS o ON o.measure = 'graduates' AND o.area = judged.counterpart AND o.period = judged.period
ORDER BY judged.area, judged.counterpart, judged.period, sex, age, education, occupation
