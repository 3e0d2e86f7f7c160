-- AddForeignKey
ALTER TABLE "TimeAgreement" ADD CONSTRAINT "TimeAgreement_cohortId_fkey" FOREIGN KEY ("cohortId") REFERENCES "Cohort"("id") ON DELETE CASCADE ON UPDATE CASCADE;
