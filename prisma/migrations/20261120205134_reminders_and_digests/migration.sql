-- AlterTable
ALTER TABLE "OutboxMail" ADD COLUMN     "onceKey" TEXT;

-- AlterTable
ALTER TABLE "Person" ADD COLUMN     "stoppedMail" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateIndex
CREATE UNIQUE INDEX "OutboxMail_onceKey_key" ON "OutboxMail"("onceKey");
