import { Form } from '@remix-run/react'
import type { GroupView } from '~/domain/formation/view'
import { Icon } from '../ui/icon'
import { Row } from './person-row'

const TICKS = [4, 8, 12, 16, 20]

/** A proposed cohort: its hours in common, and under it everybody in it. People are dropped on it. */
export function ProposedCohort({
	group,
	all,
	leads,
	revision,
	isOpen,
	moving,
	held,
	onHold,
	onDrop,
}: {
	group: GroupView
	all: { key: string; title: string }[]
	leads: { id: string; name: string; room: string }[]
	revision: number
	isOpen: boolean
	/** Whose choice of another cohort stands open */
	moving: string | null
	held: string | null
	onHold: (personId: string | null) => void
	onDrop: (to: string) => void
}) {
	const [band] = group.shared.bars
	const others = all.filter(({ key }) => key !== group.key)
	const mayDrop = held !== null && !group.people.some(({ id }) => id === held)
	return (
		<details
			className="co"
			open={isOpen}
			onDragOver={(event) => mayDrop && event.preventDefault()}
			onDrop={(event) => {
				event.preventDefault()
				onDrop(group.key)
			}}
			data-over={mayDrop}
		>
			<summary>
				<Icon name="down" />
				<div>
					<h2>{group.title}</h2>
					<span className="small soft">{group.lead ? `${group.lead.name} leads` : 'Nobody leads it'}</span>
				</div>
				<div className="band" role="img" aria-label={group.shared.said}>
					{group.shared.bars.map((bar) => (
						<i style={{ left: `${bar.left}%`, width: `${bar.width}%` }} key={bar.left} />
					))}
					{band ? (
						<b style={band.left > 60 ? { right: `${100 - band.left}%` } : { left: `${band.left + band.width}%` }}>
							{group.shared.label}
						</b>
					) : null}
				</div>
				<span className="small soft">{group.summary}</span>
			</summary>
			{group.broken.length > 0 ? (
				<ul className="broken">
					{group.broken.map((line) => (
						<li key={line}>
							<Icon name="warn" />
							{line}
						</li>
					))}
				</ul>
			) : null}
			{group.weeks ? <p className="small soft mb-3">{group.weeks}</p> : null}
			<div className="co-people">
				<div className="axis" aria-hidden="true">
					<span />
					<span />
					<span />
					<div className="ticks">
						{TICKS.map((hour) => (
							<span style={{ left: `${(hour / 24) * 100}%` }} key={hour}>
								{String(hour).padStart(2, '0')}
							</span>
						))}
					</div>
					<span>Why here</span>
				</div>
				<ul aria-label={`People in ${group.key}`}>
					{group.people.map((person, index) => (
						<Row
							key={person.id}
							person={person}
							group={group.key}
							others={others}
							revision={revision}
							isFirst={index === 0}
							isLast={index === group.people.length - 1}
							isMoving={moving === person.id}
							held={held === person.id}
							onHold={onHold}
						/>
					))}
				</ul>
				<Form method="post" preventScrollReset className="co-foot">
					<input type="hidden" name="revision" value={revision} />
					<input type="hidden" name="group" value={group.key} />
					<div className="field">
						<label htmlFor={`lead-${group.key}`}>Who leads {group.key}</label>
						<select
							className="input"
							id={`lead-${group.key}`}
							name="lead"
							defaultValue={group.lead?.id}
							key={group.lead?.id}
						>
							{leads.map((lead) => (
								<option value={lead.id} key={lead.id}>
									{lead.name} ({lead.room})
								</option>
							))}
						</select>
					</div>
					<button className="btn edge" type="submit" name="intent" value="lead">
						Change lead
					</button>
				</Form>
			</div>
		</details>
	)
}
