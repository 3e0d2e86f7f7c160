-- DropIndex
DROP INDEX "Certification_renewsId_key";

-- CreateIndex
CREATE INDEX "Certification_renewsId_idx" ON "Certification"("renewsId");

-- Whose renewal was taken back held nothing any more: the newest that was renewed so stands again.
UPDATE "Certification" SET "inForceKey" = "personId" || ':' || "stageKey" WHERE id IN (
    SELECT DISTINCT ON (c."personId", c."stageKey") c.id FROM "Certification" c
    WHERE c."revokedAt" IS NULL AND c."inForceKey" IS NULL
        AND EXISTS (SELECT 1 FROM "Certification" n WHERE n."renewsId" = c.id AND n."revokedAt" IS NOT NULL)
        AND NOT EXISTS (SELECT 1 FROM "Certification" f WHERE f."inForceKey" = c."personId" || ':' || c."stageKey")
    ORDER BY c."personId", c."stageKey", c."issuedAt" DESC
);
