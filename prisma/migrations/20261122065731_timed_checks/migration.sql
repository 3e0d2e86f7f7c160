-- AlterTable
ALTER TABLE "CheckAttempt" ADD COLUMN     "endsAt" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "ExtraTime" (
    "personId" TEXT NOT NULL,
    "percent" INTEGER NOT NULL,
    "givenById" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ExtraTime_pkey" PRIMARY KEY ("personId")
);

-- CreateIndex
CREATE INDEX "CheckAttempt_submittedAt_endsAt_idx" ON "CheckAttempt"("submittedAt", "endsAt");

-- AddForeignKey
ALTER TABLE "ExtraTime" ADD CONSTRAINT "ExtraTime_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
