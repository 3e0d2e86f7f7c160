-- AlterTable
ALTER TABLE "Certification" ADD COLUMN     "renewsId" TEXT,
ADD COLUMN     "signedUntil" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "Leave" (
    "id" TEXT NOT NULL,
    "personId" TEXT NOT NULL,
    "fromDay" TEXT NOT NULL,
    "untilDay" TEXT NOT NULL,
    "byId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "Leave_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "Leave_personId_fromDay_key" ON "Leave"("personId", "fromDay");

-- CreateIndex
CREATE UNIQUE INDEX "Certification_renewsId_key" ON "Certification"("renewsId");

-- AddForeignKey
ALTER TABLE "Certification" ADD CONSTRAINT "Certification_renewsId_fkey" FOREIGN KEY ("renewsId") REFERENCES "Certification"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "Leave" ADD CONSTRAINT "Leave_personId_fkey" FOREIGN KEY ("personId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
