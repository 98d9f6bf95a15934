-- LM.VACRATE: vacancies in percent of vacancies and occupied posts; as stated where posts are not known
WITH numerator AS (
    SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, occupation AS occupation, period, value, conflict FROM posts_of_one_survey WHERE measure = 'vacancies'
),
denominator AS (
    SELECT v.area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, v.occupation, v.period, v.value + p.value AS value, GREATEST(v.conflict, p.conflict) AS conflict
    FROM posts_of_one_survey AS v JOIN posts_of_one_survey AS p ON p.measure = 'posts' AND p.area = v.area AND p.occupation = v.occupation AND p.period = v.period
    WHERE v.measure = 'vacancies'
),
stated AS (
    SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, occupation AS occupation, period, value, CASE WHEN conflict = 1 THEN 'conflicting-sources' WHEN value > 100 THEN 'above-whole' ELSE '' END AS reason FROM posts_of_one_survey WHERE measure = 'vacancy-rate'
),
ratios AS (
    SELECT n.area, n.counterpart, n.sex, n.age, n.education, n.occupation, n.period, n.value AS part, d.value AS whole,
        CASE WHEN d.value IS NULL THEN 'denominator-missing' WHEN d.value <= 0 THEN 'denominator-not-positive' WHEN n.conflict = 1 OR d.conflict = 1 THEN 'conflicting-sources' WHEN n.value > d.value THEN 'above-whole' ELSE '' END AS reason
    FROM numerator AS n
    LEFT JOIN denominator AS d ON d.area = n.area AND d.counterpart = n.counterpart AND d.sex = n.sex AND d.age = n.age AND d.education = n.education AND d.occupation = n.occupation AND d.period = n.period
    WHERE n.value IS NOT NULL),
sums AS (
    SELECT r.region AS area, q.sex, q.age, q.education, q.occupation, q.period, SUM(q.part) AS part, SUM(q.whole) AS whole, SUM(w.people) AS covered, MAX(e.people) AS everyone
    FROM ratios AS q
    JOIN regions AS r ON r.country = q.area
    LEFT JOIN weights AS w ON w.area = q.area AND w.region = r.region AND w.year = SUBSTRING(q.period, 1, 4)
    LEFT JOIN region_weights AS e ON e.region = r.region AND e.year = SUBSTRING(q.period, 1, 4)
    WHERE q.reason = '' AND q.counterpart = ''
    GROUP BY r.region, q.sex, q.age, q.education, q.occupation, q.period
)
SELECT area, counterpart, sex, age, education, occupation, period, reason, CASE WHEN reason = '' THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END AS value FROM ratios
WHERE reason = '' OR NOT EXISTS (SELECT 1 FROM stated AS s WHERE s.reason = '' AND s.area = ratios.area AND s.sex = ratios.sex AND s.age = ratios.age AND s.occupation = ratios.occupation AND s.period = ratios.period)
UNION ALL
SELECT area, '', sex, age, education, occupation, period, CASE WHEN everyone IS NULL THEN 'weight-unknown' WHEN COALESCE(covered, 0) < 0.75 * everyone THEN 'coverage-below-75' ELSE '' END, CASE WHEN covered >= 0.75 * everyone THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END FROM sums
UNION ALL
SELECT area, '', sex, age, education, occupation, period, reason, CASE WHEN reason = '' THEN CAST(value AS DECIMAL(38,6)) END FROM stated
WHERE NOT EXISTS (SELECT 1 FROM ratios AS q WHERE q.area = stated.area AND q.sex = stated.sex AND q.age = stated.age AND q.occupation = stated.occupation AND q.period = stated.period AND (q.reason = '' OR stated.reason <> ''))
ORDER BY area, counterpart, period, sex, age, education, occupation
