import { Form, Link } from '@remix-run/react'
import type { SaidFacilitator, SaidQualification } from '~/domain/facilitator/said'
import { capitalized } from '~/domain/number-words'
import { paths } from '~/paths'
import { Confirm } from '../ui/confirm'
import { HeldTag, untilWords } from './levels-held'

type Own = { id: string; decides: boolean }

/** Facilitators and levels: what everybody holds, until when, and how many cohorts they lead. */
export function QualificationTable({
	people,
	columns,
	own,
}: {
	people: SaidFacilitator[]
	columns: { key: string; name: string }[]
	/** The admin who looks, and whether they decide about themself */
	own: Own
}) {
	return (
		<section className="scroll-x" aria-label="Who may lead which level" tabIndex={0}>
			<table className="tbl">
				<thead>
					<tr>
						<th scope="col">Name</th>
						<th scope="col">Load</th>
						{columns.map((column) => (
							<th scope="col" key={column.key}>
								{column.name}
							</th>
						))}
					</tr>
				</thead>
				<tbody>
					{people.map((person) => (
						<tr key={person.id}>
							<th scope="row" className="cell">
								<Link to={paths.person({ person: person.id })}>{person.name}</Link>
							</th>
							<td>
								<Load person={person} />
							</td>
							{columns.map((column) => {
								const held = person.held.find(({ stageKey }) => stageKey === column.key)
								return <td key={column.key}>{held ? <Held person={person} held={held} own={own} /> : <Nothing />}</td>
							})}
						</tr>
					))}
				</tbody>
			</table>
		</section>
	)
}

const Nothing = () => (
	<span className="faint">
		<span aria-hidden="true">–</span>
		<span className="vh">nothing</span>
	</span>
)

function Load({ person }: { person: SaidFacilitator }) {
	return (
		<>
			<span className={person.isFull ? 'strong small' : 'small'}>{capitalized(person.load)}</span>
			{person.leads.map((led) => (
				<Link className="block small mt-1" key={led.cohortId} to={paths.adminCohort({ cohort: led.cohortId })}>
					{led.name}
				</Link>
			))}
		</>
	)
}

function Held({ person, held, own }: { person: SaidFacilitator; held: SaidQualification; own: Own }) {
	const isOwn = person.id === own.id
	const id = `${person.id}-${held.tag}`
	return (
		<>
			<HeldTag held={held} />
			<span className="block micro soft">{untilWords(held)}</span>
			<details>
				<summary className="micro">
					Change
					<span className="vh">
						: {person.name}, {held.label}
					</span>
				</summary>
				{held.reason ? <p className="micro soft">“{held.reason}”</p> : null}
				<Form method="post" className="flex gap-2 mt-2">
					<input type="hidden" name="person" value={person.id} />
					<input type="hidden" name="stage" value={held.stageKey} />
					{held.standing === 'paused' && (!isOwn || own.decides) ? (
						<Act intent="resume" name="End the pause" person={person.name} />
					) : null}
					{held.standing !== 'paused' && !isOwn ? (
						<Act intent="qualify" name={held.standing === 'training' ? 'Sign off' : 'Renew'} person={person.name} />
					) : null}
					{held.standing === 'qualified' ? <Act intent="pause" name="Pause" person={person.name} /> : null}
				</Form>
				<Confirm
					id={`withdraw-${id}`}
					look="text"
					label={
						<>
							Withdraw
							<span className="vh">
								{' '}
								{held.label} from {person.name}
							</span>
						</>
					}
					question={`Withdraw ${held.label} from ${person.name}?`}
					consequences="Nobody new is given to them for this level. Cohorts they lead go on; your list of decisions names them until somebody else leads."
					keep="Keep"
					act="Withdraw it"
					intent="withdraw"
				>
					<input type="hidden" name="person" value={person.id} />
					<input type="hidden" name="stage" value={held.stageKey} />
				</Confirm>
			</details>
		</>
	)
}

function Act({ intent, name, person }: { intent: string; name: string; person: string }) {
	return (
		<button className="btn edge sm" type="submit" name="intent" value={intent}>
			{name}
			<span className="vh">, {person}</span>
		</button>
	)
}
