-- CreateTable
CREATE TABLE "ShownEvidence" (
    "id" TEXT NOT NULL,
    "certificationId" TEXT NOT NULL,
    "ref" TEXT NOT NULL,
    "requirement" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "madeAt" TIMESTAMPTZ(3) NOT NULL,
    "fileId" TEXT,
    "agreedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ShownEvidence_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "ShownEvidence_fileId_idx" ON "ShownEvidence"("fileId");

-- CreateIndex
CREATE UNIQUE INDEX "ShownEvidence_certificationId_ref_key" ON "ShownEvidence"("certificationId", "ref");

-- AddForeignKey
ALTER TABLE "ShownEvidence" ADD CONSTRAINT "ShownEvidence_certificationId_fkey" FOREIGN KEY ("certificationId") REFERENCES "Certification"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ShownEvidence" ADD CONSTRAINT "ShownEvidence_fileId_fkey" FOREIGN KEY ("fileId") REFERENCES "WorkFile"("id") ON DELETE CASCADE ON UPDATE CASCADE;
