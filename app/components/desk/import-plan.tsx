import { Form } from '@remix-run/react'
import { capitalized, counted, listed } from '~/domain/number-words'
import type { ShownNews, ShownPlan } from '~/domain/person/shown-plan'
import { Icon } from '../ui/icon'
import { Section } from '../ui/section'
import { type Hears, ToldList } from './told-list'

export type FileShown = ShownPlan & {
	fileName: string
	fingerprint: string
	unused: string[]
	missing: string[]
	toInvite: number
	/** Letters that go out with it, besides invitations */
	news: ShownNews<Hears>
	/** The fingerprint of those letters */
	tells: string
}

const people = (count: number) => counted(count, 'person', 'people')

/** What a file of people would do: its problems first, then what is new and what changes, then the act. */
export function ImportPlan({ plan, canMail }: { plan: FileShown; canMail: boolean }) {
	const { counts, problems, fresh, changed } = plan
	return (
		<>
			<dl className="facts mt-4">
				<dt>File</dt>
				<dd className="break-words">
					{plan.fileName || 'Without a name'}, {counted(counts.rows, 'row', 'rows')}
				</dd>
				<dt>New</dt>
				<dd className="num">{counts.fresh}</dd>
				<dt>Changed</dt>
				<dd className="num">{counts.changed}</dd>
				<dt>Unchanged</dt>
				<dd className="num">{counts.unchanged}</dd>
				<dt>With problems</dt>
				<dd className="num">{counts.withProblems}</dd>
			</dl>
			{plan.unused.length > 0 ? (
				<p className="small soft mt-3">Left out, because Belay keeps no such thing: {plan.unused.join(', ')}.</p>
			) : null}
			{plan.missing.length > 0 ? (
				<p className="small soft mt-3">Not in the file, so it stays as it is: {plan.missing.join(', ')}.</p>
			) : null}
			{counts.withProblems > 0 ? (
				<Problems problems={problems} rows={counts.withProblems} all={counts.problems} />
			) : null}
			{changed.length > 0 ? (
				<Section id="changed" title="Changed" aside={shownOf(changed.length, counts.changed)}>
					<ul className="rows">
						{changed.map((person) => (
							<li key={person.row}>
								<span className="grow">
									<span className="strong block">{person.name}</span>
									{person.differences.map(({ title, from, to }) => (
										<span className="block small soft" key={title}>
											{title}: {from || 'empty'} → {to || 'empty'}
										</span>
									))}
								</span>
								<span className="small faint num">Row {person.row}</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{fresh.length > 0 ? (
				<Section id="new" title="New" aside={shownOf(fresh.length, counts.fresh)}>
					<ul className="rows">
						{fresh.map((person) => (
							<li key={person.row}>
								<span className="grow">
									<span className="strong block">{person.name}</span>
									<span className="block small soft">{person.email}</span>
								</span>
								<span className="small faint num">Row {person.row}</span>
							</li>
						))}
					</ul>
				</Section>
			) : null}
			{plan.news.people > 0 ? <Letters news={plan.news} /> : null}
			{counts.withProblems === 0 ? <Agree plan={plan} canMail={canMail} /> : null}
			<Form method="post" className="mt-4">
				<button className="btn edge" type="submit" name="intent" value="discard">
					Throw this file away
				</button>
			</Form>
		</>
	)
}

function shownOf(shown: number, all: number): string {
	return shown < all ? `the first ${shown} of ${all}` : `${all}`
}

/** What people hear of it, ticked or not: who loses a role leads no more, and a new line manager is asked for somebody's time. */
function Letters({ news }: { news: FileShown['news'] }) {
	const { cancellations, questions, shown, hear } = news
	const parts = [
		...(cancellations ? [`${counted(cancellations, 'session goes', 'sessions go')} out of a calendar`] : []),
		...(questions
			? [`${counted(questions, 'question goes', 'questions go')} to a line manager about somebody’s time`]
			: []),
	]
	return (
		<Section id="letters" title="Who will be told" aside={shownOf(shown, cancellations + questions)}>
			<p className="small mt-3">
				Nothing is sent yet. When you agree, {listed(parts)}, by letter to {people(news.people)}.
			</p>
			<details className="mt-2">
				<summary className="small">See who will be told what</summary>
				<ToldList hear={hear} />
			</details>
		</Section>
	)
}

function Problems({ problems, rows, all }: { problems: ShownPlan['problems']; rows: number; all: number }) {
	return (
		<>
			<div className="say bad mt-6" role="alert">
				<Icon name="warn" />
				<p>
					{capitalized(counted(rows, 'row has', 'rows have'))} a problem, so nothing is imported yet. Mend the file and
					choose it again: rows that were fine stay fine.
				</p>
			</div>
			<section className="scroll-x mt-4" aria-label="Problems" tabIndex={0}>
				<table className="tbl">
					<thead>
						<tr>
							<th scope="col">Row</th>
							<th scope="col">Column</th>
							<th scope="col">What is wrong, and what to do</th>
						</tr>
					</thead>
					<tbody>
						{problems.map((problem) => (
							<tr key={`${problem.row} ${problem.column} ${problem.text}`}>
								<th scope="row" className="cell num">
									{problem.row}
								</th>
								<td>{problem.column || 'The row'}</td>
								<td className="wrap">{problem.text}</td>
							</tr>
						))}
					</tbody>
				</table>
			</section>
			{problems.length < all ? (
				<p className="small soft mt-2">
					These are the first {problems.length} of {all} problems. The same mistake often stands in many rows: mend it
					in all of them, and a new file shows what is left.
				</p>
			) : null}
		</>
	)
}

function Agree({ plan, canMail }: { plan: FileShown; canMail: boolean }) {
	const { fresh, changed } = plan.counts
	const parts = [...(fresh ? [`add ${people(fresh)}`] : []), ...(changed ? [`change ${people(changed)}`] : [])]
	if (parts.length === 0 && plan.toInvite === 0)
		return (
			<p className="say note mt-6">Everything in the file stands in the directory already. There is nothing to do.</p>
		)
	const act = listed([...parts, ...(plan.news.people > 0 ? ['tell them'] : [])])
	return (
		<Form method="post" className="form mt-6">
			<input type="hidden" name="fingerprint" value={plan.fingerprint} />
			<input type="hidden" name="tells" value={plan.tells} />
			{plan.toInvite > 0 ? (
				<label className="pick">
					<input type="checkbox" name="invites" value="yes" />
					<span>
						Write {counted(plan.toInvite, 'invitation', 'invitations')}
						<span className="small soft block font-normal">
							{canMail
								? 'To people of this file who have never signed in and hold no open invitation. Without the tick no invitation goes out.'
								: 'No mail goes out here: their links wait on each person’s page for you to hand over.'}
						</span>
					</span>
				</label>
			) : null}
			<p>
				<button className="btn ink" type="submit" name="intent" value="apply">
					{capitalized(act) || 'Write what is ticked'}
				</button>
			</p>
		</Form>
	)
}
