import { capitalized, counted } from '~/domain/number-words'
import { boxOf } from '~/domain/room/boxes'
import type { Phase } from '~/domain/room/format'
import { LONGEST } from '~/domain/room/kinds'
import { mayLead, takesPart } from '~/domain/room/parts'
import type { SlipShown } from '~/domain/room/view'
import { Icon } from '../ui/icon'
import { LiesFaceUp } from './back-to'
import { CaseFold, CaseText } from './case-text'
import { Columns } from './columns'
import { DraftBox } from './draft-box'
import { EditLine, useEditing } from './edit-line'
import { useCase, useIWrite, useRoom } from './use-room'

type Board = Extract<Phase, { kind: 'write' }>
type Slip = SlipShown & { isWaiting: boolean }

/** Writing alone: one's own slips are lit, everybody else's are piles of blank edges. */
export function WritePhase({ phase }: { phase: Board }) {
	const { view, me, state, nameOf } = useRoom()
	const { case: told } = useCase()
	const mine = useMySlips(phase.id)
	const downMine = (column: string) =>
		view.mySlips.filter(
			(slip) => slip.board === phase.id && slip.column === column && !view.slips.some((up) => up.id === slip.id),
		).length
	const others = (column: string) => Math.max(0, (view.down[column] ?? 0) - downMine(column))
	const fromOthers = phase.columns.reduce((sum, column) => sum + others(column.id), 0)
	const iWrite = useIWrite()
	// A wall is nobody's: to it there are no others.
	const ofOthers = me.personId === '' ? '' : ' from others'
	const lead = view.leadId ? nameOf(view.leadId).split(' ')[0] : 'the lead'
	const hasCoLead = state.people.some(
		({ part, personId }) => mayLead(part) && !takesPart(part) && personId !== me.personId,
	)
	const watcher = view.leadId !== me.personId ? lead : hasCoLead ? 'your co-lead' : null
	return (
		<main id="main" className={told ? 'stage quiet' : 'stage quiet wide'}>
			{told ? <CaseText /> : null}
			<CaseFold />
			<div className="write">
				<div className="topic plain">
					<div>
						<h2>{phase.title}</h2>
						<p className="small soft">{phase.prompt}</p>
						<WhoWrites phase={phase} />
					</div>
				</div>
				<LiesFaceUp board={phase.id} />
				<p className="hush">
					<Icon name="lock" />
					<span>
						<b>
							Nobody sees {iWrite ? 'your slips' : 'the slips'} yet{watcher ? `, not even ${watcher}` : ''}.
						</b>{' '}
						At the reveal they appear{' '}
						{phase.signed
							? `shuffled, and signed with ${iWrite ? 'your name' : 'their authors’ names'}.`
							: 'shuffled and unsigned.'}
						{view.keepsAll || phase.columns.every(({ recap }) => recap) ? ' All of them stand in the recap.' : ''}
						{phase.themes
							? ' Names given to what lies together may go to the admins as themes, if the lead shares them; slips never do.'
							: ''}
					</span>
					<span className="r">
						{fromOthers === 0
							? `No slip${ofOthers} yet`
							: `${capitalized(counted(fromOthers, 'slip', 'slips'))}${ofOthers} so far`}
					</span>
				</p>
				<Columns
					columns={phase.columns}
					badge={(column) => String(mine.filter((slip) => slip.column === column.id).length || 'none')}
				>
					{(column) => (
						<>
							<header>
								<h3>{column.title}</h3>
								<p className="ask">{column.prompt}</p>
							</header>
							<div className="own">
								{mine
									.filter((slip) => slip.column === column.id)
									.map((slip) => (
										<OwnSlip key={slip.id} slip={slip} />
									))}
								{iWrite ? (
									<DraftBox
										box={boxOf.column(phase.id, column.id)}
										label={`Add to ${column.title.toLowerCase()}`}
										placeholder={`Add to ${column.title.toLowerCase()}`}
										intent={(text) => ({ type: 'add-slip', board: phase.id, column: column.id, text })}
										longest={LONGEST.slip}
									/>
								) : null}
							</div>
							<div className="pile-place">
								<div
									className={others(column.id) === 0 ? 'pile none' : 'pile'}
									style={{ ['--n' as string]: Math.min(10, others(column.id)) }}
								/>
								<p>
									{others(column.id) === 0 ? 'None' : others(column.id)}
									{ofOthers && `${ofOthers},`} face down
								</p>
							</div>
						</>
					)}
				</Columns>
			</div>
			<span className="vh" role="status">
				{state.waiting.length > 0 ? `${counted(state.waiting.length, 'slip waits', 'slips wait')} to be saved` : ''}
			</span>
		</main>
	)
}

/** Where not everybody does. */
function WhoWrites({ phase: { writers } }: { phase: Pick<Board, 'writers'> }) {
	const { me, nameOf } = useRoom()
	const { presenterId } = useCase()
	if (!writers) return null
	const presenter = presenterId === me.personId ? 'you' : presenterId && nameOf(presenterId)
	const said = {
		presenter: presenter
			? `Only ${presenter} write${presenter === 'you' ? '' : 's'} here.`
			: 'Nobody brings a case yet. Whoever does writes here, and nobody else.',
		others: presenter
			? `Everybody writes here but ${presenter}.`
			: 'Nobody brings a case yet, so everybody writes here. Whoever does will stop.',
	}
	return (
		<p className="small">
			<b>{said[writers]}</b>
		</p>
	)
}

/** Saved slips, and those that still wait here. */
function useMySlips(board: string): Slip[] {
	const { view, state } = useRoom()
	const up = new Set(view.slips.map((slip) => slip.id))
	const saved = view.mySlips
		.filter((slip) => slip.board === board && !up.has(slip.id))
		.map((slip) => ({ ...slip, isWaiting: false }))
	const waiting = state.waiting.flatMap(({ opId, intent }) =>
		intent.type === 'add-slip' && intent.board === board && !saved.some((slip) => slip.id === opId)
			? [{ id: opId, board, column: intent.column, text: intent.text, isWaiting: true }]
			: [],
	)
	return [...saved, ...waiting]
}

function OwnSlip({ slip }: { slip: Slip }) {
	const { send } = useRoom()
	const box = boxOf.slip(slip.id)
	const editing = useEditing(box)
	if (editing.isOn) {
		return (
			<EditLine
				box={box}
				text={slip.text}
				label="Change the slip"
				longest={LONGEST.slip}
				look={{ form: 'slip', box: 'pen', acts: 'ed' }}
				editing={editing}
				onSave={(text) => void send({ type: 'edit-slip', slipId: slip.id, text })}
			/>
		)
	}
	return (
		<div className={slip.isWaiting ? 'slip waiting' : 'slip'}>
			{slip.text}
			{slip.isWaiting ? (
				<span className="ed faint">Waits here until you are connected</span>
			) : (
				<span className="ed">
					<button
						ref={editing.button}
						type="button"
						className="linkish"
						onClick={editing.open}
						aria-label={`Change: ${slip.text}`}
					>
						Change
					</button>
					<button
						type="button"
						className="linkish"
						onClick={() => send({ type: 'delete-slip', slipId: slip.id })}
						aria-label={`Delete: ${slip.text}`}
					>
						Delete
					</button>
				</span>
			)}
		</div>
	)
}
