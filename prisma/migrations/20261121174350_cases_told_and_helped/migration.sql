-- CreateTable
CREATE TABLE "ToldCase" (
    "sessionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "authorId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ToldCase_pkey" PRIMARY KEY ("sessionId","round")
);

-- CreateTable
CREATE TABLE "HelpedCase" (
    "sessionId" TEXT NOT NULL,
    "round" INTEGER NOT NULL,
    "personId" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HelpedCase_pkey" PRIMARY KEY ("sessionId","round","personId")
);

-- CreateIndex
CREATE INDEX "ToldCase_authorId_idx" ON "ToldCase"("authorId");

-- CreateIndex
CREATE INDEX "HelpedCase_personId_idx" ON "HelpedCase"("personId");

-- AddForeignKey
ALTER TABLE "ToldCase" ADD CONSTRAINT "ToldCase_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ToldCase" ADD CONSTRAINT "ToldCase_authorId_fkey" FOREIGN KEY ("authorId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpedCase" ADD CONSTRAINT "HelpedCase_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "HelpedCase" ADD CONSTRAINT "HelpedCase_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- Rooms that were over before: their cases, the questions asked of them, and slips where there was one case alone.
INSERT INTO "ToldCase" ("sessionId", "round", "authorId", "at")
SELECT DISTINCT ON (e."roomId", 2) e."roomId", COALESCE((e.payload->>'round')::int, 1), p.id, r."closedAt"
FROM "RoomEvent" e
JOIN "Room" r ON r.id = e."roomId" AND r."closedAt" IS NOT NULL
JOIN "Person" p ON p.id = e.payload->>'byId'
WHERE e.type = 'case-told'
ORDER BY e."roomId", 2, e.seq DESC;

INSERT INTO "HelpedCase" ("sessionId", "round", "personId", "at")
SELECT DISTINCT t."sessionId", t."round", p.id, t."at"
FROM "ToldCase" t
JOIN "RoomEvent" e ON e."roomId" = t."sessionId"
JOIN "Person" p ON p.id = e.payload->>'byId' AND p.id <> t."authorId"
WHERE (e.type = 'question-asked' AND COALESCE((e.payload->>'round')::int, 1) = t."round")
  OR (e.type = 'slip-added' AND (SELECT COUNT(*) FROM "ToldCase" o WHERE o."sessionId" = t."sessionId") = 1);
