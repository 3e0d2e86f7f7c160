import type { SubmissionResult } from '@conform-to/react'
import { parseWithZod } from '@conform-to/zod/v4'
import { data } from '@remix-run/node'
import type { z } from 'zod'
import { isDomainError } from '~/domain/errors'

/** Never echoed into HTML, however wrong the form is. */
const SECRET_FIELDS = ['password', 'current']

export type FormAnswer = { result: SubmissionResult<string[]> }

/** Reads a form through its schema. Either the value, or the answer to send back with everything still filled in. */
export function readForm<Schema extends z.ZodType>(formData: FormData, schema: Schema) {
	const submission = parseWithZod(formData, { schema })
	const refuse = (errors?: { form?: string[]; fields?: Record<string, string[]> }, status = 400) =>
		data<FormAnswer>(
			{
				result: submission.reply({ formErrors: errors?.form, fieldErrors: errors?.fields, hideFields: SECRET_FIELDS }),
			},
			{ status },
		)
	if (submission.status !== 'success') return { ok: false as const, answer: refuse() }
	// For a page that shows something before it does it: what was typed stays in its fields.
	const kept = submission.reply({ hideFields: SECRET_FIELDS })
	return { ok: true as const, value: submission.value as z.output<Schema>, refuse, kept }
}

/** What any write may say: others were faster every time (domain/transact.server.ts). */
const OF_ALL: Record<string, string> = {
	'changed-meanwhile': 'Others changed this in the same moment, and nothing of yours was saved. Try again.',
}

/** Turns an expected refusal of the domain into words on the form; anything else goes on. */
export function refusal(error: unknown, words: Record<string, string>): string {
	const said = isDomainError(error) ? (words[error.why] ?? OF_ALL[error.why]) : undefined
	if (said) return said
	throw error
}
