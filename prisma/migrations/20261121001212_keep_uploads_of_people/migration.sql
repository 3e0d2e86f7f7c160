-- CreateTable
CREATE TABLE "PeopleUpload" (
    "byId" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PeopleUpload_pkey" PRIMARY KEY ("byId")
);

-- AddForeignKey
ALTER TABLE "PeopleUpload" ADD CONSTRAINT "PeopleUpload_byId_fkey" FOREIGN KEY ("byId") REFERENCES "Person"("id") ON DELETE CASCADE ON UPDATE CASCADE;
