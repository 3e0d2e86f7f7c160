import { z } from 'zod'

/** Other words people look for a page by, which its text does not use: for search alone. */
export const alsoFound = z.array(z.string().trim().min(2).max(40)).max(12).default([])
