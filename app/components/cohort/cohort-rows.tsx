import { Link } from '@remix-run/react'
import { type CohortStatus, cohortStatusNames, type FacilitatorPart } from '~/domain/cohort/kinds'
import type { Level } from '~/domain/cohort/level'
import { paths } from '~/paths'
import { Icon } from '../ui/icon'
import { LevelTag } from './level-tag'
import { type SeatStanding, SeatStandingActs } from './seat-standing'

type CohortLine = {
	id: string
	name: string
	status: CohortStatus
	lead: string | null
	level: Level
	/** "26 November 2026" */
	starts: string
	/** Where its clock is: "Lisbon" */
	place: string
	next: { id: string; title: string; when: { day: string; range: string } } | null
}

const partWords = { lead: 'You lead', co: 'You co-lead', observer: 'You observe' }

export function MyCohortRow({ cohort }: { cohort: CohortLine & { part: 'member' | FacilitatorPart } }) {
	return (
		<li>
			<span className="grow">
				<Link className="h3" to={paths.cohort({ cohort: cohort.id })}>
					{cohort.name}
				</Link>
				<span className="block small soft">
					{cohort.level.title}
					{cohort.part === 'member' ? (cohort.lead ? `, led by ${cohort.lead}` : ', a lead is being found') : ''}
				</span>
				<span className="block small soft">{nextLine(cohort)}</span>
			</span>
			<span className="flex flex-wrap gap-2">
				<LevelTag level={cohort.level} />
				{cohort.part === 'member' ? null : <span className="tag note">{partWords[cohort.part]}</span>}
				{cohort.status === 'running' ? null : <span className="tag">{cohortStatusNames[cohort.status]}</span>}
			</span>
		</li>
	)
}

function nextLine(cohort: CohortLine): string {
	if (cohort.next) return `${cohort.next.title}: ${cohort.next.when.day}, ${cohort.next.when.range}`
	if (cohort.status === 'planned') return `Starts ${cohort.starts}. Its dates follow by letter.`
	if (cohort.status === 'open') return `Starts ${cohort.starts}. No session has a date yet.`
	return cohort.status === 'running' ? 'No further session has a date yet.' : 'Its sessions are behind you.'
}

/** A cohort that takes people, with what one needs to know before joining. */
export function OpenCohortRow({
	cohort,
	problem,
}: {
	/** `already`: the cohort of this level one has a seat in */
	cohort: CohortLine & { already: string | null; seat: SeatStanding }
	problem?: string
}) {
	return (
		<li>
			<span className="grow">
				<span className="h3">{cohort.name}</span> <LevelTag level={cohort.level} />
				<span className="block small soft">
					{cohort.level.title}
					{cohort.lead ? `, led by ${cohort.lead}` : ', a lead is being found'}. Its clock is in {cohort.place}.
				</span>
				<span className="block small soft">
					{cohort.next
						? `Begins with ${cohort.next.title}: ${cohort.next.when.day}, ${cohort.next.when.range}`
						: `Starts ${cohort.starts}`}
				</span>
				{cohort.already ? (
					<span className="block small">You are in {cohort.already} for this level already.</span>
				) : null}
				{problem ? (
					<span className="say bad mt-2" role="alert" id={`problem-${cohort.id}`}>
						<Icon name="warn" />
						<span>{problem}</span>
					</span>
				) : null}
			</span>
			<div className="grid justify-items-start gap-2">
				<SeatStandingActs cohort={cohort} />
			</div>
		</li>
	)
}
