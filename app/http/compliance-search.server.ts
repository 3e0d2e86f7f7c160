import type { LoaderFunctionArgs } from '@remix-run/node'
import { listStandings } from '~/domain/compliance/read.server'
import { type Narrowing, narrowed, STANDINGS, type StandingRow } from '~/domain/compliance/standing'
import { findStageByKey } from '~/domain/program/find'
import { dateOf } from '~/domain/zone/zone.server'
import { searchParam } from './form-data'

/** Everybody's standings, and those an address asks for: the page and its file narrow alike. What it misspells narrows nothing. */
export async function readCompliance(
	{ request, context: { db, clock, content } }: LoaderFunctionArgs,
	timeZone: string,
): Promise<{ all: StandingRow[]; shown: StandingRow[]; asked: Narrowing }> {
	const stage = searchParam(request, 'stage')
	const standing = searchParam(request, 'standing')
	const asked = {
		stage: findStageByKey(content.programs, stage) ? stage : '',
		standing: STANDINGS.some((each) => each === standing) ? standing : '',
		q: searchParam(request, 'q'),
	}
	const now = clock()
	const all = await listStandings(db, now, dateOf(now, timeZone))
	return { all, shown: narrowed(all, asked), asked }
}
