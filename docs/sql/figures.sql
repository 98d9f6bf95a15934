-- The figures that indicators share, from one table a dataset kind (its canonical columns, and source, vintage and version of the published version that each row is from)
-- and regions(country, region): a country's World Bank region, and WLD. Standard SQL; created as views once, then each indicator's own text is one query over them.
-- Tried on DuckDB alone. Spark SQL takes "to", "from", "year" and "grouping" for texts unless spark.sql.ansi.enabled and spark.sql.ansi.doubleQuotedIdentifiers are true;
-- T-SQL (Fabric) calls CHAR_LENGTH(x) LEN(x) and POSITION(x IN y) CHARINDEX(x, y), and wants a length in every SUBSTRING.

-- A row for whatever a source states. An alternative is one of several definitions, of which the first is taken: birth before citizenship, estimate before projection.
CREATE VIEW candidates AS
SELECT 'received' AS measure, area, area_type, '' AS counterpart, '' AS counterpart_type, '' AS sex, '' AS age, '' AS education, '' AS occupation, '' AS survey, period, '' AS alternative, source, vintage, value
FROM country_indicators WHERE indicator = 'BX.TRF.PWKR.CD.DT' AND area_type = 'country'
UNION ALL
SELECT 'gdp', area, area_type, '', '', '', '', '', '', '', period, '', source, vintage, value
FROM country_indicators WHERE indicator = 'NY.GDP.MKTP.CD' AND area_type = 'country'
UNION ALL
SELECT 'received-of-gdp', area, area_type, '', '', '', '', '', '', '', period, '', source, vintage, value
FROM country_indicators WHERE indicator = 'BX.TRF.PWKR.DT.GD.ZS' AND area_type = 'country'
UNION ALL
SELECT 'flow', "to", 'country', "from", 'country', '', '', '', '', '', "year", '', source, vintage, million_usd
FROM remittance_flows
UNION ALL
SELECT 'cost', "to", 'country', "from", 'country', '', '', '', '', '', period, '', source, vintage, cost_percent
FROM remittance_corridor_averages
UNION ALL
SELECT 'population', area, area_type, '', '', sex, age, '', '', '', period, variant, source, vintage, value
FROM population WHERE area_type = 'country' AND variant IN ('estimate', 'medium')
UNION ALL
SELECT 'migrants', destination, destination_type, origin, origin_type, sex, '', '', '', '', period, basis, source, vintage, value
FROM migrant_stock WHERE destination_type <> 'aggregate' AND origin_type <> 'aggregate' AND legal_status = 'all' AND duration = 'all' AND education = 'T'
UNION ALL
SELECT 'migrants-by-education', destination, destination_type, origin, origin_type, sex, '', education, '', '', period, basis, source, vintage, value
FROM migrant_stock WHERE destination_type <> 'aggregate' AND origin_type <> 'aggregate' AND legal_status = 'all' AND duration = 'all'
UNION ALL
SELECT 'arrivals', destination, destination_type, origin, origin_type, '', '', '', '', '', period, basis, source, vintage, value
FROM migration_flow WHERE destination_type <> 'aggregate' AND origin_type <> 'aggregate' AND measure = 'inflow' AND sex = 'T' AND education = 'T' AND legal_status = 'all' AND duration = 'permanent'
UNION ALL
SELECT measure, area, area_type, '', '', sex, age, education, '', COALESCE(survey, ''), period, COALESCE("grouping", ''), source, vintage, value
FROM unemployment WHERE area_type = 'country'
UNION ALL
SELECT measure, area, area_type, '', '', sex, age, education, '', COALESCE(survey, ''), period, COALESCE("grouping", ''), source, vintage, value
FROM employment WHERE area_type = 'country' AND occupation = 'T' AND industry = 'T'
UNION ALL
SELECT 'posts', area, area_type, '', '', '', '', '', occupation, COALESCE(survey, ''), period, COALESCE("grouping", ''), source, vintage, value
FROM employment WHERE area_type = 'country' AND measure = 'employed' AND sex = 'T' AND age = 'Y_GE15' AND education = 'T' AND industry = 'T'
UNION ALL
SELECT measure, area, area_type, '', '', '', '', '', occupation, COALESCE(survey, ''), period, '', source, vintage, value
FROM vacancies WHERE area_type = 'country' AND industry = 'T'
UNION ALL
SELECT 'attainment', country, 'country', '', '', sex, age, education, '', '', period, '', source, vintage, value
FROM skills_supply WHERE measure = 'attainment' AND occupation = 'T' AND language IS NULL AND cefr IS NULL
UNION ALL
SELECT 'graduates', country, 'country', '', '', '', '', '', occupation, '', period, '', source, vintage, value
FROM skills_supply WHERE measure = 'graduates' AND sex = 'T' AND age = 'T' AND education = 'T' AND language IS NULL AND cefr IS NULL
UNION ALL
SELECT measure, area, area_type, '', '', sex, '', '', occupation, '', period, '', source, vintage, value
FROM health_workforce WHERE area_type = 'country' AND measure IN ('practising', 'working-abroad');

-- Which source holds: one with a value, the first alternative, the newest vintage, the first source id. Conflict: those of the alternative taken differ by more than a quarter.
CREATE VIEW figures AS
SELECT measure, area, area_type, counterpart, counterpart_type, sex, age, education, occupation, survey, period, value,
    CASE WHEN most - least > 0.25 * GREATEST(ABS(least), ABS(most)) THEN 1 ELSE 0 END AS conflict,
    CASE WHEN most - least > 0.25 * GREATEST(ABS(least), ABS(most)) THEN least ELSE value END AS least,
    CASE WHEN most - least > 0.25 * GREATEST(ABS(least), ABS(most)) THEN most ELSE value END AS most
FROM (
    SELECT candidates.*,
        MIN(value) OVER (PARTITION BY measure, area, counterpart, sex, age, education, occupation, survey, period, alternative) AS least,
        MAX(value) OVER (PARTITION BY measure, area, counterpart, sex, age, education, occupation, survey, period, alternative) AS most,
        ROW_NUMBER() OVER (PARTITION BY measure, area, counterpart, sex, age, education, occupation, survey, period
            ORDER BY CASE WHEN value IS NULL THEN 1 ELSE 0 END, alternative, CASE WHEN vintage IS NULL THEN 1 ELSE 0 END, vintage DESC, source) AS place
    FROM candidates) AS ranked
WHERE place = 1;

-- Vacancies and posts of one survey for each occupation's series of years, quarters or months: the one with most periods, of several the first by name.
CREATE VIEW posts_of_one_survey AS
SELECT measure, area, occupation, period, value, conflict FROM (
    SELECT counted.*, FIRST_VALUE(survey) OVER (PARTITION BY measure, area, occupation, CHAR_LENGTH(period) ORDER BY periods DESC, survey) AS chosen
    FROM (
        SELECT measure, area, occupation, period, survey, value, conflict, COUNT(*) OVER (PARTITION BY measure, area, occupation, survey, CHAR_LENGTH(period)) AS periods
        FROM figures WHERE measure IN ('vacancies', 'posts', 'vacancy-rate') AND value IS NOT NULL) AS counted) AS ranked
WHERE survey = chosen;

-- What countries weigh in a region: everybody who lives there that year, of those that the World Bank counts as economies (not small territories, nor where nobody lives). A region weighs
-- what all of its countries do; not known where the people of more than one in twenty of them are not, or sources differ on them.
CREATE VIEW members AS
SELECT country, region FROM regions WHERE country NOT IN ('AIA', 'ALA', 'ATA', 'ATF', 'BES', 'BLM', 'BVT', 'CCK', 'COK', 'CXR', 'ESH', 'FLK', 'GLP', 'GUF', 'HMD', 'IOT', 'MSR', 'MTQ', 'MYT', 'NFK', 'NIU', 'PCN', 'REU',
    'SGS', 'SHN', 'SJM', 'SPM', 'TKL', 'UMI', 'VAT', 'WLF');

CREATE VIEW weights AS
SELECT members.region, figures.area, figures.period AS year, figures.value AS people
FROM figures JOIN members ON members.country = figures.area
WHERE figures.measure = 'population' AND figures.sex = 'T' AND figures.age = 'T' AND figures.conflict = 0 AND figures.value > 0;

CREATE VIEW region_weights AS
SELECT weights.region, weights.year, CASE WHEN COUNT(*) >= 0.95 * MAX(sizes.countries) THEN SUM(weights.people) END AS people
FROM weights JOIN (SELECT region, COUNT(*) AS countries FROM members GROUP BY region) AS sizes ON sizes.region = weights.region
GROUP BY weights.region, weights.year;

-- Pairs, and those of migrants from the other end.
CREATE VIEW pairs AS
SELECT measure, area, area_type, counterpart, counterpart_type, sex, education, period, value, conflict, least, most FROM figures WHERE counterpart <> ''
UNION ALL
SELECT CASE measure WHEN 'migrants' THEN 'emigrants' ELSE 'emigrants-by-education' END, counterpart, counterpart_type, area, area_type, sex, education, period, value, conflict, least, most
FROM figures WHERE measure IN ('migrants', 'migrants-by-education');

-- Periods in which the partners known of a country held less than 75 % of what all of its partners held in the fullest one, that with most partners, of several the newest.
CREATE VIEW partner_counts AS
SELECT measure, area, sex, education, period, COUNT(*) AS partners, SUM(value) AS value
FROM pairs WHERE area_type = 'country' AND measure IN ('emigrants', 'flow') AND value IS NOT NULL
GROUP BY measure, area, sex, education, period;

CREATE VIEW fullest_periods AS
SELECT * FROM (SELECT partner_counts.*, ROW_NUMBER() OVER (PARTITION BY measure, area, sex, education, CHAR_LENGTH(period) ORDER BY partners DESC, period DESC) AS place FROM partner_counts) AS ranked
WHERE place = 1;

CREATE VIEW partial_totals AS
SELECT one.measure, one.area, one.sex, one.education, one.period
FROM pairs AS one
JOIN fullest_periods AS fullest ON fullest.measure = one.measure AND fullest.area = one.area AND fullest.sex = one.sex AND fullest.education = one.education AND CHAR_LENGTH(fullest.period) = CHAR_LENGTH(one.period)
LEFT JOIN pairs AS then_held ON then_held.measure = one.measure AND then_held.area = one.area AND then_held.sex = one.sex AND then_held.education = one.education AND then_held.counterpart = one.counterpart
    AND then_held.period = fullest.period
WHERE one.value IS NOT NULL AND one.area_type = 'country'
GROUP BY one.measure, one.area, one.sex, one.education, one.period
HAVING COALESCE(SUM(then_held.value), 0) < 0.75 * MAX(fullest.value);

-- A country's sum over its partners; not known as soon as one part is not, in conflict where those of its parts that are could move it by more than a quarter.
CREATE VIEW totals AS
SELECT sums.*, CASE WHEN partial_totals.period IS NULL THEN 0 ELSE 1 END AS partial
FROM (
    SELECT measure, area, sex, education, period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END AS value, CASE WHEN SUM(most) - SUM(least) > 0.25 * GREATEST(ABS(SUM(least)), ABS(SUM(most))) THEN 1 ELSE 0 END AS conflict
    FROM pairs WHERE area_type = 'country'
    GROUP BY measure, area, sex, education, period) AS sums
LEFT JOIN partial_totals ON partial_totals.measure = sums.measure AND partial_totals.area = sums.area AND partial_totals.sex = sums.sex AND partial_totals.education = sums.education AND partial_totals.period = sums.period;

-- People between two ages: as stated, else the sum of all five-year groups, up to the lowest open group where there is no upper age.
CREATE VIEW five_year_groups AS
SELECT * FROM (
    SELECT measure, area, sex, age, education, period, value, conflict,
        CASE WHEN age LIKE 'Y%-%' THEN CAST(SUBSTRING(age, 2, POSITION('-' IN age) - 2) AS INTEGER) END AS low,
        CASE WHEN age LIKE 'Y%-%' THEN CAST(SUBSTRING(age, POSITION('-' IN age) + 1) AS INTEGER) END AS high
    FROM figures WHERE measure IN ('population', 'attainment')) AS parsed
WHERE high - low = 4;

CREATE VIEW open_groups AS
SELECT measure, area, sex, education, period, value, conflict, CAST(SUBSTRING(age, 5) AS INTEGER) AS low
FROM figures WHERE measure IN ('population', 'attainment') AND age LIKE 'Y_GE%' AND age NOT LIKE 'Y%-%';

-- The ages that some indicator names, and those that figures of work are told apart by.
CREATE VIEW worked_ages AS
SELECT DISTINCT age FROM figures WHERE measure IN ('unemployed', 'employed');

CREATE VIEW ages AS
SELECT * FROM (VALUES ('15-24', 15, 24, 'Y15-24'), ('55-64', 55, 64, 'Y55-64'), ('15-64', 15, 64, 'Y15-64')) AS closed (span, low, high, whole)
UNION
SELECT SUBSTRING(age, 2), CAST(SUBSTRING(age, 2, POSITION('-' IN age) - 2) AS INTEGER), CAST(SUBSTRING(age, POSITION('-' IN age) + 1) AS INTEGER), age FROM worked_ages WHERE age LIKE 'Y%-%';

CREATE VIEW open_ages AS
SELECT * FROM (VALUES ('15+', 15, 'Y_GE15'), ('25+', 25, 'Y_GE25'), ('65+', 65, 'Y_GE65')) AS opened (span, low, whole)
UNION
SELECT SUBSTRING(age, 5) || '+', CAST(SUBSTRING(age, 5) AS INTEGER), age FROM worked_ages WHERE age LIKE 'Y_GE%';

CREATE VIEW spans AS
SELECT span, whole FROM ages
UNION ALL
SELECT span, whole FROM open_ages;

CREATE VIEW aged_as_stated AS
SELECT spans.span, measure, area, sex, education, period, value, conflict
FROM figures JOIN spans ON figures.age = spans.whole
WHERE measure IN ('population', 'attainment');

CREATE VIEW aged_as_summed AS
SELECT ages.span, measure, area, sex, education, period, CASE WHEN COUNT(value) = COUNT(*) THEN SUM(value) END AS value, MAX(conflict) AS conflict
FROM five_year_groups JOIN ages ON five_year_groups.low >= ages.low AND five_year_groups.high <= ages.high AND MOD(five_year_groups.low, 5) = 0
GROUP BY ages.span, ages.low, ages.high, measure, area, sex, education, period
HAVING COUNT(*) = (ages.high - ages.low + 1) / 5.0
UNION ALL
SELECT tops.span, tops.measure, tops.area, tops.sex, tops.education, tops.period,
    CASE WHEN COUNT(five.value) = COUNT(*) AND COUNT(tops.value) = COUNT(*) THEN SUM(five.value) + MAX(tops.value) END, GREATEST(MAX(five.conflict), MAX(tops.conflict))
FROM (
    SELECT open_ages.span, open_ages.low AS start, open_groups.*, ROW_NUMBER() OVER (PARTITION BY open_ages.span, measure, area, sex, education, period ORDER BY open_groups.low) AS place
    FROM open_groups JOIN open_ages ON open_groups.low > open_ages.low AND MOD(open_groups.low, 5) = 0) AS tops
JOIN five_year_groups AS five ON five.measure = tops.measure AND five.area = tops.area AND five.sex = tops.sex AND five.education = tops.education AND five.period = tops.period
    AND five.low >= tops.start AND five.low < tops.low AND MOD(five.low, 5) = 0
WHERE tops.place = 1
GROUP BY tops.span, tops.start, tops.low, tops.measure, tops.area, tops.sex, tops.education, tops.period
HAVING COUNT(*) = (tops.low - tops.start) / 5.0;

CREATE VIEW aged AS
SELECT span, measure, area, sex, education, period, value, conflict FROM aged_as_stated
UNION ALL
SELECT span, measure, area, sex, education, period, value, conflict FROM aged_as_summed
WHERE NOT EXISTS (SELECT 1 FROM aged_as_stated AS stated WHERE stated.span = aged_as_summed.span AND stated.measure = aged_as_summed.measure AND stated.area = aged_as_summed.area
    AND stated.sex = aged_as_summed.sex AND stated.education = aged_as_summed.education AND stated.period = aged_as_summed.period);

-- People of the ages that figures of work are told apart by.
CREATE VIEW people_by_age AS
SELECT aged.area, aged.sex, spans.whole AS age, aged.period, aged.value, aged.conflict FROM aged JOIN spans ON spans.span = aged.span WHERE aged.measure = 'population'
UNION ALL
SELECT area, sex, age, period, value, conflict FROM figures WHERE measure = 'population' AND age NOT IN (SELECT whole FROM spans);

-- What a service costs, percent of its first amount (USD 200): fee and exchange margin, the margin from the rates where both are known. Not known where the rate is not disclosed. Quotes that cannot be costed are no services.
CREATE VIEW services AS
SELECT "from", "to", period, speed, coverage, pickup_methods,
    CASE WHEN transparent IS DISTINCT FROM FALSE THEN CAST(fee_1 AS DOUBLE PRECISION) / CAST(amount_1 AS DOUBLE PRECISION) * 100
        + CASE WHEN rate_1 > 0 AND interbank_rate > 0 THEN (1 - CAST(rate_1 AS DOUBLE PRECISION) / CAST(interbank_rate AS DOUBLE PRECISION)) * 100 ELSE CAST(margin_1 AS DOUBLE PRECISION) END END AS total
FROM remittance_quotes
WHERE amount_1 > 0 AND fee_1 IS NOT NULL AND (transparent = FALSE OR interbank_rate > 0);

-- SmaRT of a corridor: the mean of the three cheapest services that disclose their cost, take at most five days and are within reach (an account, wallet or card; cash where the receiving network covers enough).
-- Of all sources together; not known where no service qualifies. Rounded as it is published.
CREATE VIEW smart AS
SELECT surveyed."to" AS area, surveyed."from" AS counterpart, surveyed.period, CAST(AVG(cheapest.total) AS DECIMAL(38,6)) AS value
FROM (SELECT DISTINCT "from", "to", period FROM services) AS surveyed
LEFT JOIN (
    SELECT "from", "to", period, total, ROW_NUMBER() OVER (PARTITION BY "from", "to", period ORDER BY total) AS place
    FROM services
    WHERE total IS NOT NULL AND speed IN ('less-than-one-hour', 'same-day', 'next-day', 'two-days', 'three-to-five-days')
        AND (coverage IN ('high', 'medium') OR pickup_methods LIKE '%bank-account%' OR pickup_methods LIKE '%mobile-wallet%' OR pickup_methods LIKE '%card%')) AS cheapest
    ON cheapest."from" = surveyed."from" AND cheapest."to" = surveyed."to" AND cheapest.period = surveyed.period AND cheapest.place <= 3
GROUP BY surveyed."to", surveyed."from", surveyed.period;
