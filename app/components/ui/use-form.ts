import { type SubmissionResult, useForm as useConform } from '@conform-to/react'

const NOTHING_WRONG: SubmissionResult<string[]> = { status: 'success' }

/**
 * The form of every page. Conform keeps what it was told last when its answer goes away, which is what a save does that
 * leads back to the same page: the old mistakes would stand beside what was kept. What is typed stays where it is.
 */
export function useForm<Schema extends Record<string, unknown>>(
	options: Omit<Parameters<typeof useConform<Schema>>[0], 'lastResult'> & {
		lastResult: SubmissionResult<string[]> | null | undefined
	},
) {
	return useConform<Schema>({ ...options, lastResult: options.lastResult ?? NOTHING_WRONG })
}
