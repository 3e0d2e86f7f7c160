import { useEffect, useRef } from 'react'
import { boxOf } from '~/domain/room/boxes'
import { titleOf, type Unit, votesOf } from '~/domain/room/bundles'
import type { Column, Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { votesIn } from '~/domain/room/phases'
import { sharesThemes } from '~/domain/room/themes'
import type { SlipShown } from '~/domain/room/view'
import { dragged, droppedOnto, useBundling } from './bundling'
import { EditLine, useEditing } from './edit-line'
import { SlipActs } from './slip-acts'
import { Tally } from './tally'
import { useRoom } from './use-room'

type Look = { phase: Phase; columns: Column[]; votesLeft: number; isTop: boolean; index: number }

/** A slip that lies alone, or several that lie together. Unsigned, but on a board that is signed. */
export function BoardUnit({ unit, look }: { unit: Unit; look: Look }) {
	const bundling = useBundling()
	const [face] = unit.slips
	const isTarget = bundling?.picked && !unit.slips.some(({ id }) => id === bundling.picked?.id)
	const drop = isTarget ? droppedOnto(bundling, face) : {}
	const marked = [look.isTop ? (unit.bundleId ? 'most' : 'top') : '', isTarget ? 'target' : '']
		.filter(Boolean)
		.join(' ')
	const place = useRef<HTMLElement>(null)
	const hasLanded = unit.bundleId !== null && unit.slips.some(({ id }) => id === bundling?.landing)
	useEffect(() => {
		if (!hasLanded) return
		place.current?.focus()
		bundling?.landed()
	}, [hasLanded, bundling])
	const style = { ['--i' as string]: look.index }
	if (!unit.bundleId) {
		return (
			<div className={`slip ${marked}`} style={style} {...dragged(bundling, face)} {...drop}>
				{face.text}
				<Author slip={face} />
				<UnitFoot unit={unit} look={look} />
			</div>
		)
	}
	return (
		<section
			ref={place}
			tabIndex={-1}
			className={`bundle ${marked}`}
			style={style}
			aria-label={unit.name || `${unit.slips.length} slips that lie together`}
			{...drop}
		>
			<BundleName unit={unit} />
			<ul>
				{unit.slips.map((slip) => (
					<li key={slip.id} className="slip" {...dragged(bundling, slip)}>
						{slip.text}
						<Author slip={slip} />
						{slip.column === unit.column ? null : (
							<span className="micro faint block">{look.columns.find(({ id }) => id === slip.column)?.title}</span>
						)}
						<SlipActs slip={slip} phase={look.phase} isBundled />
					</li>
				))}
			</ul>
			<UnitFoot unit={unit} look={look} />
		</section>
	)
}

/** Only a signed board says whose a slip is; of any other nobody was sent it. */
function Author({ slip }: { slip: SlipShown }) {
	const { me, nameOf } = useRoom()
	if (!slip.byId) return null
	return <span className="micro faint block">{slip.byId === me.personId ? 'You' : nameOf(slip.byId)}</span>
}

function BundleName({ unit }: { unit: Unit }) {
	const { send } = useRoom()
	const bundling = useBundling()
	const { bundleId } = unit
	const box = boxOf.bundle(bundleId ?? '')
	const editing = useEditing(box)
	if (editing.isOn && bundleId) {
		return (
			<EditLine
				box={box}
				text={unit.name}
				label="Name what lies together"
				longest={LONGEST.bundle}
				look={{ box: 'pen', acts: 'line-acts' }}
				editing={editing}
				onSave={(name) => void send({ type: 'name-bundle', bundleId, name })}
			/>
		)
	}
	return (
		<header className="bundle-name">
			<h4>{unit.name || `${unit.slips.length} together`}</h4>
			<ThemeButton unit={unit} />
			{bundling ? (
				<button
					ref={editing.button}
					type="button"
					className="linkish"
					aria-label={unit.name ? `Rename: ${unit.name}` : `Name it: ${unit.slips[0].text}`}
					onClick={editing.open}
				>
					{unit.name ? 'Rename' : 'Name it'}
				</button>
			) : null}
		</header>
	)
}

/** The lead shares a name beyond the cohort; everybody sees that it is. */
function ThemeButton({ unit }: { unit: Unit }) {
	const { view, me, format, send } = useRoom()
	const { bundleId, name } = unit
	if (!bundleId || !name || !sharesThemes(format, unit.slips[0].board)) return null
	const shared = view.themes.includes(bundleId)
	if (view.leadId !== me.personId) return shared ? <span className="micro soft">A theme</span> : null
	return (
		<button
			type="button"
			className="linkish"
			aria-pressed={shared}
			aria-label={`${shared ? 'Shared' : 'Share'} with the admins as a theme: ${name}`}
			onClick={() => send({ type: 'share-theme', bundleId, shared: !shared })}
		>
			{shared ? 'Shared' : 'Share'}
		</button>
	)
}

function UnitFoot({ unit, look }: { unit: Unit; look: Look }) {
	const { view, me, send } = useRoom()
	const bundling = useBundling()
	const [face] = unit.slips
	const ids = unit.slips.map(({ id }) => id)
	const myVotes = view.myVotes.filter((id) => ids.includes(id))
	const lastVote = myVotes.at(-1)
	const shown = votesOf(unit, view.tally)
	const isVote = votesIn(look.phase) > 0
	const isTarget = bundling?.picked && !bundling.isDragged && !ids.includes(bundling.picked.id)
	return (
		<div className="slip-foot">
			<Tally count={isVote ? myVotes.length : shown} mine={myVotes.length} />
			{isTarget ? (
				<button
					type="button"
					className="btn ink sm"
					aria-label={`Put it here: ${titleOf(unit)}`}
					onClick={() => bundling.layOnto(face)}
				>
					Put it here
				</button>
			) : null}
			{isVote && me.part !== 'observer' && !isTarget ? (
				<span className="votes">
					<button
						type="button"
						aria-disabled={!lastVote}
						aria-label={`Take a vote back from: ${titleOf(unit)}`}
						onClick={() => lastVote && send({ type: 'unvote', slipId: lastVote })}
					>
						−
					</button>
					<button
						type="button"
						aria-disabled={look.votesLeft === 0}
						aria-label={`Vote for: ${titleOf(unit)}`}
						onClick={() => look.votesLeft > 0 && send({ type: 'vote', slipId: face.id })}
					>
						+
					</button>
				</span>
			) : null}
			{look.phase.kind === 'discuss' && view.leadId === me.personId && !look.isTop ? (
				<button
					type="button"
					className="linkish"
					aria-label={`Talk about it: ${titleOf(unit)}`}
					onClick={() => send({ type: 'take-up', phase: look.phase.id, slipId: face.id })}
				>
					Talk about it
				</button>
			) : null}
			{unit.bundleId ? null : <SlipActs slip={face} phase={look.phase} isBundled={false} />}
		</div>
	)
}
