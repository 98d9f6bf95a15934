-- LM.UNEMP: unemployed in percent of the labour force, both of one survey; as stated where a part is not known
WITH both_known AS (
    SELECT u.area, u.sex, u.age, u.period, u.value AS jobless, e.value AS working, GREATEST(u.conflict, e.conflict) AS conflict, u.conflict AS jobless_conflict,
        ROW_NUMBER() OVER (PARTITION BY u.area, u.sex, u.age, u.period ORDER BY u.survey) AS place
    FROM figures AS u
    JOIN figures AS e ON e.measure = 'employed' AND e.area = u.area AND e.sex = u.sex AND e.age = u.age AND e.period = u.period AND e.survey = u.survey
    WHERE u.measure = 'unemployed' AND u.value IS NOT NULL AND e.value IS NOT NULL
),
unemployment_rate_of_one_survey AS (
    SELECT * FROM (
        SELECT area, sex, age, period, value, conflict, ROW_NUMBER() OVER (PARTITION BY area, sex, age, period ORDER BY survey) AS place
        FROM figures WHERE measure = 'unemployment-rate' AND value IS NOT NULL) AS ranked
    WHERE place = 1
),
numerator AS (
    SELECT area, '' AS counterpart, sex, age AS age, '' AS education, '' AS occupation, period, jobless AS value, jobless_conflict AS conflict FROM both_known WHERE place = 1
),
denominator AS (
    SELECT area, '' AS counterpart, sex, age AS age, '' AS education, '' AS occupation, period, jobless + working AS value, conflict FROM both_known WHERE place = 1
),
stated AS (
    SELECT area, '' AS counterpart, sex AS sex, age AS age, '' AS education, '' AS occupation, period, value, CASE WHEN conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason FROM unemployment_rate_of_one_survey
),
ratios AS (
    SELECT n.area, n.counterpart, n.sex, n.age, n.education, n.occupation, n.period, n.value AS part, d.value AS whole,
        CASE WHEN d.value IS NULL THEN 'denominator-missing' WHEN d.value <= 0 THEN 'denominator-not-positive' WHEN n.conflict = 1 OR d.conflict = 1 THEN 'conflicting-sources' ELSE '' END AS reason
    FROM numerator AS n
    LEFT JOIN denominator AS d ON d.area = n.area AND d.counterpart = n.counterpart AND d.sex = n.sex AND d.age = n.age AND d.education = n.education AND d.occupation = n.occupation AND d.period = n.period
    WHERE n.value IS NOT NULL),
sums AS (
    SELECT r.region AS area, d.sex, d.age, d.education, d.occupation, d.period,
        SUM(CASE WHEN q.reason = '' THEN q.part END) AS part, SUM(CASE WHEN q.reason = '' THEN q.whole END) AS whole, SUM(CASE WHEN d.value > 0 THEN d.value END) AS everyone
    FROM denominator AS d
    JOIN regions AS r ON r.country = d.area
    LEFT JOIN ratios AS q ON q.area = d.area AND q.counterpart = '' AND q.sex = d.sex AND q.age = d.age AND q.education = d.education AND q.occupation = d.occupation AND q.period = d.period
    WHERE d.counterpart = ''
    GROUP BY r.region, d.sex, d.age, d.education, d.occupation, d.period
    HAVING COUNT(CASE WHEN q.reason = '' THEN 1 END) > 0
)
SELECT area, counterpart, sex, age, education, occupation, period, reason, CASE WHEN reason = '' THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END AS value FROM ratios
WHERE reason = '' OR NOT EXISTS (SELECT 1 FROM stated AS s WHERE s.reason = '' AND s.area = ratios.area AND s.sex = ratios.sex AND s.age = ratios.age AND s.occupation = ratios.occupation AND s.period = ratios.period)
UNION ALL
SELECT area, '', sex, age, education, occupation, period, CASE WHEN whole < 0.75 * everyone THEN 'coverage-below-75' ELSE '' END, CASE WHEN whole >= 0.75 * everyone THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END FROM sums
UNION ALL
SELECT area, '', sex, age, education, occupation, period, reason, CASE WHEN reason = '' THEN CAST(value AS DECIMAL(38,6)) END FROM stated
WHERE NOT EXISTS (SELECT 1 FROM ratios AS q WHERE q.area = stated.area AND q.sex = stated.sex AND q.age = stated.age AND q.occupation = stated.occupation AND q.period = stated.period AND (q.reason = '' OR stated.reason <> ''))
ORDER BY area, counterpart, period, sex, age, education, occupation
