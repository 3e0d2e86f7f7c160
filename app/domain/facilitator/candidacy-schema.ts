import { z } from 'zod'

const LONGEST_REASON = 600
const person = z.string({ error: 'Choose somebody' }).min(1, 'Choose somebody').max(64)
const stage = z.string({ error: 'Choose a level' }).regex(/^[a-z0-9-]+\/[a-z0-9]+$/, 'Choose a level')
const words = (empty: string, longest = LONGEST_REASON) =>
	z.string({ error: empty }).trim().min(1, empty).max(longest, `Use at most ${longest} characters`)

export const nominateForm = z.object({
	email: z.string({ error: 'Give their work address' }).trim().toLowerCase().pipe(z.email('Give their work address')),
	stage,
	nomination: words('Say what you saw them do'),
})
export const timeForm = z.object({ person, stage })
export const reasonForm = z.object({ reason: words('Say why, in a few sentences') })
export const wordForm = z.object({ word: words('Say what you saw them do') })
export const watchForm = z.object({
	session: z.string({ error: 'Choose a session' }).min(1, 'Choose a session').max(64),
})
export const commentForm = z.object({ comment: words('Say what to keep, and the one thing to change', 2_000) })
