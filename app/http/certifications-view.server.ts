import type { LoaderFunctionArgs } from '@remix-run/node'
import { listEarlierRenewed } from '~/domain/certification/adopt-renewal.server'
import { isListedState } from '~/domain/certification/listed'
import type { Renewed } from '~/domain/certification/renew-many.server'
import type { Renewal } from '~/domain/certification/renewal.server'
import { isReady } from '~/domain/certification/requirements'
import { capitalized, counted } from '~/domain/number-words'
import { findStageByKey } from '~/domain/program/find'
import { paths } from '~/paths'
import { searchParam } from './form-data'

/** What the address narrows the list to. What it misspells narrows nothing; those that end soon are not asked for their state. */
export function askedFor({ request, context }: Pick<LoaderFunctionArgs, 'request' | 'context'>) {
	const show = searchParam(request, 'show') === 'ending' ? 'ending' : ''
	const stage = searchParam(request, 'stage')
	const state = searchParam(request, 'state')
	return {
		show,
		q: searchParam(request, 'q'),
		stage: findStageByKey(context.content.programs, stage) ? stage : '',
		state: !show && isListedState(state) ? state : ('' as const),
	}
}

/** Levels that somebody renews by earlier rules, and where an admin sees what those of today would change. */
export async function listEarlierRenewals({ context: { db, content, clock } }: Pick<LoaderFunctionArgs, 'context'>) {
	const stages = content.programs.flatMap((program) => program.stages)
	const earlier = await listEarlierRenewed(db, content, stages, clock())
	return earlier.map(({ label, program, id }) => ({
		level: label,
		to: paths.renewing({ program: program.slug, stage: id }),
	}))
}

/** "Everything is shown", or how much of it. */
export function sayRenewal(renewal: Renewal | undefined): string {
	if (!renewal) return ''
	if (isReady(renewal.results)) return 'Everything is shown'
	const counts = renewal.results.filter(({ state }) => state !== 'planned')
	const met = counts.filter(({ state }) => state === 'met' || state === 'waived').length
	return `${met} of ${counts.length} shown`
}

/** What came of renewing many. What a second click finds renewed already was done, and is not called left out. */
export function sayRenewed(answers: ReadonlyMap<string, Renewed>): { done: string; status: 200 | 409 } {
	const ok = [...answers.values()].filter((answer) => answer.ok)
	const renewed = ok.filter(({ isNew }) => isNew).length
	const before = ok.length - renewed
	if (ok.length === 0) return { done: 'None was renewed.', status: 409 }
	const done = [
		renewed > 0
			? `${capitalized(counted(renewed, 'certification is', 'certifications are'))} renewed. ${renewed === 1 ? 'Its holder gets' : 'Their holders get'} a letter.`
			: '',
		before > 0 ? `${capitalized(counted(before, 'certification was', 'certifications were'))} renewed already.` : '',
	]
	return { done: done.filter(Boolean).join(' '), status: 200 }
}
