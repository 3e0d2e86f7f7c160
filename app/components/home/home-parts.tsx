import { Form, Link } from '@remix-run/react'
import { capitalized, counted } from '~/domain/number-words'
import { initialsOf } from '~/domain/person/kinds'
import { paths } from '~/paths'

type Due = { id: string; day: string; date: string; title: string; why: string; minutes: string; to: string }

export function DueList({ due }: { due: Due[] }) {
	return (
		<section aria-labelledby="due">
			<div className="head">
				<h2 className="h2" id="due">
					Due
				</h2>
			</div>
			{due.length === 0 ? (
				<p className="soft mt-3">Nothing presses. Read on, or try something out.</p>
			) : (
				<ul className="due">
					{due.map((each) => (
						<li key={each.id}>
							<span className="day faint">
								<b>{each.day}</b>
								{each.date}
							</span>
							<span>
								<Link to={each.to}>{each.title}</Link>
								<br />
								<span className="soft">{each.why}</span>
							</span>
							<span className="soft">{each.minutes}</span>
						</li>
					))}
				</ul>
			)}
		</section>
	)
}

type Vow = { id: string; text: string; due: string; from: string; inRoom: boolean }

/** So many of the others are shown; all of them stand on their own page. */
const MOST_OTHERS = 3

/** The open promise that is due first, closed in one click, and the others below it. Any answer is a good one. */
export function VowCard({ vows }: { vows: Vow[] }) {
	const [vow, ...others] = vows
	return (
		<section aria-labelledby="vow">
			<div className="head">
				<h2 className="h2" id="vow">
					You said you would
				</h2>
				{vow ? <span className="small soft">by {vow.due}</span> : null}
			</div>
			{vow ? (
				<div className="vow">
					<blockquote>{vow.text}</blockquote>
					<p className="small soft mt-3">
						{vow.inRoom
							? 'The next room opens with what happened. Any answer is a good one.'
							: 'Any answer is a good one.'}
					</p>
					<Form method="post" action={paths.practice()} className="acts">
						<input type="hidden" name="commitment" value={vow.id} />
						<input type="hidden" name="intent" value="close" />
						<button className="btn edge" type="submit" name="outcome" value="kept">
							I did it
						</button>
						<button className="btn edge" type="submit" name="outcome" value="changed">
							I changed it
						</button>
						<button className="btn text" type="submit" name="outcome" value="dropped">
							I let it go
						</button>
					</Form>
					{others.length > 0 ? (
						<>
							<ul className="small mt-4">
								{others.slice(0, MOST_OTHERS).map(({ id, text, due }) => (
									<li key={id}>
										{text} <span className="soft">by {due}</span>
									</li>
								))}
							</ul>
							<p className="small mt-2">
								<Link to={paths.practice()}>
									{others.length > MOST_OTHERS ? `All ${vows.length} open ones` : 'Answer these too'}
								</Link>
							</p>
						</>
					) : null}
				</div>
			) : (
				<p className="soft mt-3">Nothing is open. Modules and rooms end with one small thing to try; it waits here.</p>
			)}
		</section>
	)
}

type Cohort = {
	name: string
	to: string
	people: { id: string; name: string; isLead: boolean }[]
	zones: number
	lead: string | null
	session: {
		title: string
		when: { month: string; dayOfMonth: string; day: string; range: string }
		act: string
		to: string
	} | null
}

export function CohortCard({ cohort, me }: { cohort: Cohort; me: string }) {
	return (
		<section className="team" aria-labelledby="team">
			<div className="head">
				<h2 className="h2" id="team">
					Your cohort, {cohort.name}
				</h2>
				<Link className="small" to={cohort.to}>
					People and recaps
				</Link>
			</div>
			{cohort.session ? (
				<div className="meet">
					<div className="cal" aria-hidden="true">
						<i>{cohort.session.when.month}</i>
						<b>{cohort.session.when.dayOfMonth}</b>
					</div>
					<div>
						<p className="h3">{cohort.session.title}</p>
						<p className="small soft">
							{cohort.session.when.day}, {cohort.session.when.range}.
							{cohort.lead ? ` ${cohort.lead.split(' ')[0]} leads.` : ''}
						</p>
					</div>
					<Link className="btn edge" to={cohort.session.to}>
						{cohort.session.act}
					</Link>
				</div>
			) : (
				<p className="soft py-4">No session is planned at the moment.</p>
			)}
			<div className="ppl" aria-hidden="true">
				{cohort.people.map((person) => (
					<span
						key={person.id}
						className={`who ${person.isLead ? 'lead' : ''} ${person.id === me ? 'me' : ''}`}
						title={person.name}
					>
						{initialsOf(person.name)}
					</span>
				))}
			</div>
			<p className="small soft">
				{capitalized(counted(cohort.people.length, 'person', 'people'))} in {counted(cohort.zones, 'zone', 'zones')}.
			</p>
		</section>
	)
}
