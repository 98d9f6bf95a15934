-- MG.STOCKSH: migrants in percent of the population
WITH numerator AS (
    SELECT area, '' AS counterpart, sex AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict FROM totals WHERE measure = 'migrants'
),
denominator AS (
    SELECT area, '' AS counterpart, sex AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict FROM figures WHERE measure = 'population' AND age = 'T'
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
UNION ALL
SELECT area, '', sex, age, education, occupation, period, CASE WHEN whole < 0.75 * everyone THEN 'coverage-below-75' ELSE '' END, CASE WHEN whole >= 0.75 * everyone THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END FROM sums
ORDER BY area, counterpart, period, sex, age, education, occupation
