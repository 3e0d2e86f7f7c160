-- CreateTable
CREATE TABLE "QuestionVersion" (
    "hash" TEXT NOT NULL,
    "question" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuestionVersion_pkey" PRIMARY KEY ("hash")
);
