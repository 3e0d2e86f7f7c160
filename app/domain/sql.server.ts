import { Prisma } from '#prisma/client'

/** A piece of SQL with its values, for what several statements say alike. Whole statements are written with `$queryRaw`. */
export const sql = Prisma.sql
