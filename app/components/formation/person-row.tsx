import { Form, Link } from '@remix-run/react'
import type { Bar, PersonRow } from '~/domain/formation/view'
import { Icon } from '../ui/icon'

const at = ({ left, width }: Bar) => ({ left: `${left}%`, width: `${width}%` })

/** One person of a proposed cohort: pin, hours, reason, and where else they could go. */
export function Row({
	person,
	group,
	others,
	revision,
	isFirst,
	isLast,
	isMoving,
	held,
	onHold,
}: {
	person: PersonRow
	group: string
	/** Keys and titles of the other cohorts */
	others: { key: string; title: string }[]
	revision: number
	isFirst: boolean
	isLast: boolean
	/** The choice of another cohort stands open */
	isMoving: boolean
	held: boolean
	onHold: (personId: string | null) => void
}) {
	return (
		<li
			className={`rw${isFirst ? ' first' : ''}${isLast ? ' last' : ''}`}
			id={`person-${person.id}`}
			draggable="true"
			data-held={held}
			onDragStart={(event) => {
				event.dataTransfer.setData('text/plain', person.name)
				event.dataTransfer.effectAllowed = 'move'
				onHold(person.id)
			}}
			onDragEnd={() => onHold(null)}
		>
			<Form method="post" preventScrollReset>
				<input type="hidden" name="revision" value={revision} />
				<input type="hidden" name="person" value={person.id} />
				<button
					className="pin"
					type="submit"
					name="intent"
					value={person.isPinned ? 'unpin' : 'pin'}
					aria-pressed={person.isPinned}
					aria-label={`Pin ${person.name} to ${group}`}
				>
					<Icon name="pin" />
				</button>
			</Form>
			<div className="nm">
				<b>{person.name}</b>
				<span>{person.about}</span>
			</div>
			<span className="tz">{person.clock}</span>
			<div className="day" role="img" aria-label={person.hours}>
				{person.shares.map((bar) => (
					<span className="ov" style={at(bar)} key={bar.left} />
				))}
				{person.works.map((bar) => (
					<span className="wk" style={at(bar)} key={bar.left} />
				))}
				{person.shares.map((bar) => (
					<span className="hit" style={at(bar)} key={bar.left} />
				))}
			</div>
			<p className="why">
				{person.why}
				{person.word ? <span className="warn">{person.word}</span> : null}
			</p>
			<Link
				className="move"
				to={isMoving ? '?' : `?person=${person.id}#person-${person.id}`}
				preventScrollReset
				aria-label={isMoving ? `Leave ${person.name} here` : `Move ${person.name}`}
			>
				{isMoving ? 'Close' : 'Move'}
			</Link>
			{isMoving ? <MoveTo person={person} others={others} revision={revision} /> : null}
		</li>
	)
}

/** Every cohort a person could go to, for a keyboard or without JavaScript. */
export function MoveTo({
	person,
	others,
	revision,
	isLeft = false,
}: {
	person: { id: string; name: string }
	others: { key: string; title: string }[]
	revision: number
	/** Has no place now */
	isLeft?: boolean
}) {
	return (
		<Form method="post" preventScrollReset className="move-to">
			<input type="hidden" name="revision" value={revision} />
			<input type="hidden" name="person" value={person.id} />
			<div className="field">
				<label htmlFor={`to-${person.id}`}>Move {person.name} to</label>
				<select className="input" id={`to-${person.id}`} name="to">
					{others.map(({ key, title }) => (
						<option value={key} key={key}>
							{title}
						</option>
					))}
					{isLeft ? null : <option value="">No cohort</option>}
				</select>
			</div>
			<button className="btn edge" type="submit" name="intent" value="move">
				Move there
			</button>
		</Form>
	)
}
