-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "sequence" INTEGER,
ADD COLUMN     "sessionId" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "calendarResets" INTEGER NOT NULL DEFAULT 0;

-- AlterTable
ALTER TABLE "Session" ADD COLUMN     "revision" INTEGER NOT NULL DEFAULT 0;

-- CreateTable
CREATE TABLE "SessionTold" (
    "sessionId" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "sequence" INTEGER NOT NULL,
    "method" TEXT NOT NULL,
    "told" JSONB NOT NULL,
    "before" JSONB,
    "toldAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SessionTold_pkey" PRIMARY KEY ("sessionId","personId")
);

-- CreateIndex
CREATE INDEX "SessionTold_personId_idx" ON "SessionTold"("personId");

-- CreateIndex
CREATE INDEX "OutboxMail_sessionId_toPersonId_idx" ON "OutboxMail"("sessionId", "toPersonId");

-- AddForeignKey
ALTER TABLE "SessionTold" ADD CONSTRAINT "SessionTold_sessionId_fkey" FOREIGN KEY ("sessionId") REFERENCES "Session"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "SessionTold" ADD CONSTRAINT "SessionTold_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
