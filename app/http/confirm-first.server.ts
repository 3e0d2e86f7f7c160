import type { SubmissionResult } from '@conform-to/react'
import { data } from '@remix-run/node'
import type { Db } from '~/domain/db'
import { carryOut, type Preview } from '~/domain/notice/rehearse.server'
import type { Scope } from '~/domain/notice/waiting-news.server'

/** What a page shows before anybody is told: who will hear what, and the fields that its confirmation sends again. */
export type Shown = { preview: Preview; sent: [string, string][] }

/**
 * Makes a change once its preview was confirmed, else answers with the preview and everything still filled in.
 * @param kept the form as it was filled in; none where nothing is
 * @param about who may hear of it; `concerns`: what speaks against it, asked back with it
 */
export async function confirmFirst<Result>(
	db: Db,
	formData: FormData,
	kept: SubmissionResult<string[]> | undefined,
	about: Scope & { now: Date; concerns?: string[] },
	change: (db: Db) => Promise<Result>,
) {
	const sent = [...formData].filter(
		(entry): entry is [string, string] => entry[0] !== 'seen' && typeof entry[1] === 'string',
	)
	const seen = formData.get('seen')
	const asked = {
		...about,
		seen: typeof seen === 'string' ? seen : null,
		fields: sent,
	}
	const outcome = await carryOut(db, asked, about.now, change)
	if (outcome.done) return outcome
	const shown: Shown = { preview: outcome.preview, sent }
	return { done: false as const, answer: data({ result: kept, shown }) }
}
