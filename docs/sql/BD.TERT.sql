-- BD.TERT: tertiary emigrants in percent of all tertiary educated of 25 and over, at home and away
WITH at_home AS (
    SELECT area, sex, period, value, conflict FROM aged WHERE measure = 'attainment' AND span = '25+' AND education = '5T8'
    UNION ALL
    SELECT area, sex, period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END, MAX(conflict)
    FROM aged WHERE measure = 'attainment' AND span = '25+' AND education IN ('5', '6', '7', '8')
        AND NOT EXISTS (SELECT 1 FROM aged AS whole WHERE whole.measure = 'attainment' AND whole.span = '25+' AND whole.education = '5T8' AND whole.area = aged.area AND whole.sex = aged.sex AND whole.period = aged.period)
    GROUP BY area, sex, period
    HAVING COUNT(*) = 4
),
tertiary_pairs AS (
    SELECT area, counterpart, sex, period, value, conflict, least, most FROM pairs WHERE measure = 'emigrants-by-education' AND area_type = 'country' AND education = '5T8'
    UNION ALL
    SELECT area, counterpart, sex, period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END, MAX(conflict), SUM(least), SUM(most)
    FROM pairs WHERE measure = 'emigrants-by-education' AND area_type = 'country' AND education IN ('5', '6', '7', '8')
        AND NOT EXISTS (SELECT 1 FROM pairs AS whole WHERE whole.measure = 'emigrants-by-education' AND whole.education = '5T8' AND whole.area = pairs.area AND whole.counterpart = pairs.counterpart
            AND whole.sex = pairs.sex AND whole.period = pairs.period)
    GROUP BY area, counterpart, sex, period
    HAVING COUNT(*) = 4
), fullest AS (
    SELECT * FROM (
        SELECT area, sex, period, SUM(value) AS value, ROW_NUMBER() OVER (PARTITION BY area, sex, CHAR_LENGTH(period) ORDER BY COUNT(*) DESC, period DESC) AS place
        FROM tertiary_pairs WHERE value IS NOT NULL GROUP BY area, sex, period) AS ranked
    WHERE place = 1
), covered AS (
    SELECT one.area, one.sex, one.period, CASE WHEN COALESCE(SUM(then_held.value), 0) < 0.75 * MAX(fullest.value) THEN 1 ELSE 0 END AS partial
    FROM tertiary_pairs AS one
    JOIN fullest ON fullest.area = one.area AND fullest.sex = one.sex AND CHAR_LENGTH(fullest.period) = CHAR_LENGTH(one.period)
    LEFT JOIN tertiary_pairs AS then_held ON then_held.area = one.area AND then_held.sex = one.sex AND then_held.counterpart = one.counterpart AND then_held.period = fullest.period
    WHERE one.value IS NOT NULL
    GROUP BY one.area, one.sex, one.period
), away AS (
    SELECT sums.*, covered.partial
    FROM (SELECT area, sex, period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END AS value, CASE WHEN SUM(most) - SUM(least) > 0.25 * GREATEST(ABS(SUM(least)), ABS(SUM(most))) THEN 1 ELSE 0 END AS conflict FROM tertiary_pairs GROUP BY area, sex, period) AS sums
    LEFT JOIN covered ON covered.area = sums.area AND covered.sex = sums.sex AND covered.period = sums.period
),
numerator AS (
    SELECT area, '' AS counterpart, sex, '' AS age, '' AS education, '' AS occupation, period, value, conflict, partial FROM away
),
denominator AS (
    SELECT away.area, '' AS counterpart, away.sex, '' AS age, '' AS education, '' AS occupation, away.period, away.value + at_home.value AS value, GREATEST(away.conflict, at_home.conflict) AS conflict, away.partial
    FROM away JOIN at_home ON at_home.area = away.area AND at_home.sex = away.sex AND at_home.period = away.period
),
ratios AS (
    SELECT n.area, n.counterpart, n.sex, n.age, n.education, n.occupation, n.period, n.value AS part, d.value AS whole,
        CASE WHEN d.value IS NULL THEN 'denominator-missing' WHEN d.value <= 0 THEN 'denominator-not-positive' WHEN n.conflict = 1 OR d.conflict = 1 THEN 'conflicting-sources' WHEN n.partial = 1 OR d.partial = 1 THEN 'coverage-below-75' WHEN n.value > d.value THEN 'above-whole' ELSE '' END AS reason
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
UNION ALL
SELECT area, '', sex, age, education, occupation, period, CASE WHEN everyone IS NULL THEN 'weight-unknown' WHEN COALESCE(covered, 0) < 0.75 * everyone THEN 'coverage-below-75' ELSE '' END, CASE WHEN covered >= 0.75 * everyone THEN CAST(part / whole * 100 AS DECIMAL(38,6)) END FROM sums
ORDER BY area, counterpart, period, sex, age, education, occupation
