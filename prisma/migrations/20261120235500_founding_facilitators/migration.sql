-- Whoever leads or co-leads a cohort that is not over keeps it: appointed for its level, for a year, by the product itself.
INSERT INTO "Qualification" ("personId", "stageKey", "state", "founding", "reason", "grantedById", "since", "until")
SELECT DISTINCT f."personId", c."program" || '/' || c."stage", 'qualified', true, 'Led a cohort of this level already', '', now(), now() + interval '12 months'
FROM "CohortFacilitator" f
JOIN "Cohort" c ON c."id" = f."cohortId"
JOIN "PersonRole" r ON r."personId" = f."personId" AND r."role" = 'facilitator'
WHERE f."part" IN ('lead', 'co') AND c."status" NOT IN ('finished', 'cancelled')
ON CONFLICT DO NOTHING;

-- Whoever watches one trains for it.
INSERT INTO "Qualification" ("personId", "stageKey", "state", "grantedById", "since")
SELECT DISTINCT f."personId", c."program" || '/' || c."stage", 'training', '', now()
FROM "CohortFacilitator" f
JOIN "Cohort" c ON c."id" = f."cohortId"
WHERE f."part" = 'observer' AND c."status" NOT IN ('finished', 'cancelled')
ON CONFLICT DO NOTHING;
