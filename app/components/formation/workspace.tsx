import { Form, Link, useSubmit } from '@remix-run/react'
import { useState } from 'react'
import type { FormationView } from '~/domain/formation/view'
import { counted } from '~/domain/number-words'
import { ProposedCohort } from './cohort'
import { LeftOver } from './left-over'
import { useFocusKept } from './use-focus-kept'

/** The proposal as an admin works on it. Everything dragged can be moved by key; each change is one form. */
export function Workspace({
	view,
	leads,
	freed,
	revision,
	canUndo,
	moving,
	rules,
}: {
	view: FormationView
	leads: { id: string; name: string; room: string }[]
	freed: string[]
	revision: number
	canUndo: boolean
	/** Whose choice of another cohort stands open */
	moving: string | null
	/** Address of the wishes and rules */
	rules: string
}) {
	const [held, hold] = useState<string | null>(null)
	const submit = useSubmit()
	useFocusKept(revision)
	const all = view.groups.map(({ key, title }) => ({ key, title }))
	const drop = (to: string) => {
		if (held) submit({ intent: 'move', revision, person: held, to }, { method: 'post', preventScrollReset: true })
		hold(null)
	}
	return (
		<div className="forming">
			<div>
				<div className="tools">
					<Form method="post">
						<button className="btn edge sm" type="submit" name="intent" value="arrange">
							{view.pinned > 0 ? `Arrange again around ${counted(view.pinned, 'pin', 'pins')}` : 'Arrange again'}
						</button>
					</Form>
					<Link className="btn text sm" to={rules}>
						Wishes and rules
					</Link>
					{canUndo ? (
						<Form method="post" preventScrollReset>
							<input type="hidden" name="revision" value={revision} />
							<button className="btn text sm" type="submit" name="intent" value="undo">
								Undo the last change
							</button>
						</Form>
					) : null}
					<span className="r small soft">Hours in UTC</span>
				</div>
				{view.groups.map((group, index) => (
					<ProposedCohort
						key={group.key}
						group={group}
						all={all}
						leads={leads}
						revision={revision}
						isOpen={index === 0 || group.broken.length > 0 || group.people.some(({ id }) => id === moving)}
						moving={moving}
						held={held}
						onHold={hold}
						onDrop={drop}
					/>
				))}
			</div>
			<LeftOver
				left={view.left}
				freed={freed}
				facts={view.facts}
				all={all}
				revision={revision}
				moving={moving}
				held={held}
				onHold={hold}
				onDrop={() => drop('')}
			/>
		</div>
	)
}
