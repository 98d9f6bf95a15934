-- RM.PERMIG: remittances to an emigrant, USD; by pair, and of all partners together
WITH numerator AS (
    SELECT area, counterpart AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict, 0 AS partial FROM pairs WHERE measure = 'flow'
    UNION ALL
    SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict, partial FROM totals WHERE measure = 'flow'
),
denominator AS (
    SELECT area, counterpart AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict, 0 AS partial FROM pairs WHERE measure = 'emigrants' AND area_type = 'country' AND sex = 'T'
    UNION ALL
    SELECT area, '' AS counterpart, '' AS sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict, partial FROM totals WHERE measure = 'emigrants' AND sex = 'T'
),
ratios AS (
    SELECT n.area, n.counterpart, n.sex, n.age, n.education, n.occupation, n.period, n.value AS part, d.value AS whole,
        CASE WHEN d.value IS NULL THEN 'denominator-missing' WHEN d.value <= 0 THEN 'denominator-not-positive' WHEN n.conflict = 1 OR d.conflict = 1 THEN 'conflicting-sources' WHEN n.partial = 1 OR d.partial = 1 THEN 'coverage-below-75' ELSE '' END AS reason
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
SELECT area, counterpart, sex, age, education, occupation, period, reason, CASE WHEN reason = '' THEN CAST(part / whole * 1000000 AS DECIMAL(38,6)) END AS value FROM ratios
UNION ALL
SELECT area, '', sex, age, education, occupation, period, CASE WHEN everyone IS NULL THEN 'weight-unknown' WHEN COALESCE(covered, 0) < 0.75 * everyone THEN 'coverage-below-75' ELSE '' END, CASE WHEN covered >= 0.75 * everyone THEN CAST(part / whole * 1000000 AS DECIMAL(38,6)) END FROM sums
ORDER BY area, counterpart, period, sex, age, education, occupation
