-- Figures go with the assessed work that reads them, as they stood when it was handed in. What is handed in already has none.
ALTER TABLE "Submission" ADD COLUMN "figures" JSONB NOT NULL DEFAULT '[]';
