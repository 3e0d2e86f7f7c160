import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'
import { type NextRow, NextRows } from '~/components/facilitator/next-rows'
import { Renewing, type RenewingRow } from '~/components/facilitator/renewing'
import { Crumbs, Empty } from '~/components/ui/marks'
import { Section } from '~/components/ui/section'
import { levelOf } from '~/domain/cohort/level'
import { listNextFacilitators } from '~/domain/facilitator/next.server'
import { capitalized, counted, spelled } from '~/domain/number-words'
import { shortDate } from '~/domain/zone/zone.server'
import { asHttp } from '~/http/as-http'
import { requireRole } from '~/http/guards'
import { paths } from '~/paths'

export const handle = { desk: 'admin', at: 'facilitators', help: 'becoming-a-facilitator' }
export const meta: MetaFunction = () => [{ title: 'Next facilitators · Belay' }]

const FIVE = 5

export const loader = asHttp(async (args: LoaderFunctionArgs) => {
	const admin = await requireRole(args, 'admin')
	const { db, clock, content } = args.context
	const { onTheWay, renewing } = await listNextFacilitators(db, content, clock())
	const place = (personId: string, stageKey: string) => {
		const [program = '', stage = ''] = stageKey.split('/')
		return paths.way({ person: personId, program, stage })
	}
	const rows = onTheWay.map(
		({ personId, name, stageKey, standings, act }): NextRow => ({
			to: place(personId, stageKey),
			name,
			level: levelOf(content.programs, stageKey).label,
			steps: standings.map(({ title, state }) => ({ title, state })),
			act,
		}),
	)
	return {
		five: rows.slice(0, FIVE),
		more: rows.slice(FIVE),
		renewing: renewing.map(
			({ personId, name, stageKey, until, ends, left }): RenewingRow => ({
				to: place(personId, stageKey),
				name,
				level: levelOf(content.programs, stageKey).label,
				when: until && `${ends === 'over' ? 'ended' : 'until'} ${shortDate(until, admin.timeZone)}`,
				isDue: ends !== 'later',
				left,
			}),
		),
	}
})

export default function NextFacilitators() {
	const { five, more, renewing } = useLoaderData<typeof loader>()
	const acts = [...five, ...more].filter(({ act }) => act.does === 'act').length
	return (
		<main id="main">
			<Crumbs trail={[{ name: 'Facilitators', to: paths.facilitators() }, { name: 'Next facilitators' }]} />
			<div className="top">
				<div>
					<h1 className="h1 work">The path to our next {spelled(FIVE)} facilitators</h1>
					<p className="lede">
						Who is nearest to leading a level, and the next thing you can do for each.
						{acts > 0 ? ` ${capitalized(counted(acts, 'waits', 'wait'))} for you.` : ''}
					</p>
				</div>
			</div>
			{five.length === 0 ? (
				<Empty title="Nobody is on the way" act={<Link to={paths.ways()}>Nominate somebody</Link>}>
					Ask whoever leads a cohort now: in each there is one who asks before advising.
				</Empty>
			) : (
				<>
					<NextRows rows={five} />
					{five.length < FIVE ? (
						<p className="small soft mt-3">
							{capitalized(counted(FIVE - five.length, 'more makes', 'more make'))} {spelled(FIVE)}.{' '}
							<Link to={paths.ways()}>Nominate somebody</Link>: in each cohort there is one who asks before advising.
						</p>
					) : null}
				</>
			)}
			{more.length > 0 ? (
				<Section id="more" title="And behind them">
					<NextRows rows={more} />
				</Section>
			) : null}
			{renewing.length > 0 ? (
				<Section id="renewing" title="Who leads, and another year">
					<p className="small soft mt-3">
						Another year is earned by practice: sessions led, one watched by a peer, a calibration. Ratings are theirs
						to discuss, and end nothing.
					</p>
					<Renewing rows={renewing} />
				</Section>
			) : null}
		</main>
	)
}
