import { counted } from '~/domain/number-words'
import { takesPart } from '~/domain/room/parts'
import { phaseOf } from '~/domain/room/phases'
import type { GroupSize } from '~/domain/session/kinds'
import type { GroupLink } from './group-phase'
import { OwnGroup } from './own-group'
import { useRoom } from './use-room'

const SIZES: Record<GroupSize, string> = { 2: 'pairs', 3: 'threes', 4: 'fours' }

/** The groups for who leads: deal, move, visit. A co-lead visits. */
export function GroupsBoard({ links, size }: { links: GroupLink[]; size: GroupSize }) {
	const { view, me, nameOf, state, send } = useRoom()
	const groups = view.groups
	if (!groups) return null
	const leads = view.leadId === me.personId
	const lists = leads ? groups.lists : null
	const seated = new Set(lists?.flatMap(({ memberIds }) => memberIds))
	const without = state.people.filter(({ personId, part }) => takesPart(part) && !seated.has(personId))
	return (
		<div className="groups-board">
			{leads ? <DealOut size={size} isAgain={groups.all.length > 0} /> : null}
			<ul>
				{groups.all.map(({ id, name, count }) => {
					const link = links.find((each) => each.id === id)
					const members = lists?.find((each) => each.id === id)?.memberIds
					return (
						<li key={id}>
							<p className="by">
								<b>{name}</b>
								<span className="soft">{counted(count, 'person', 'people')}</span>
								{link?.callUrl ? <OwnGroup group={link} /> : null}
								{view.status === 'running' && !members?.includes(me.personId) ? (
									<button
										type="button"
										className="btn edge sm"
										onClick={() => send({ type: 'visit-group', groupId: id })}
									>
										Visit<span className="vh"> {name}</span>
									</button>
								) : null}
							</p>
							{members?.map((personId) => (
								<MoveRow key={personId} personId={personId} name={nameOf(personId)} at={id} />
							))}
						</li>
					)
				})}
			</ul>
			{lists && groups.all.length > 0 && without.length > 0 ? (
				<>
					<h3 className="h3">In no group</h3>
					{without.map(({ personId, name }) => (
						<MoveRow key={personId} personId={personId} name={name} at="" />
					))}
				</>
			) : null}
		</div>
	)
}

/** An even split of those who are here; alone in the room, of everybody. */
export function DealOut({ size, isAgain }: { size: GroupSize; isAgain: boolean }) {
	const { state, view, format, send } = useRoom()
	const all = state.people.filter(({ part }) => takesPart(part))
	const here = all.filter(({ personId }) => state.present.includes(personId))
	const dealt = here.length >= 2 ? here : all
	const isDealing = state.waiting.some(({ intent }) => intent.type === 'make-groups')
	const deal = () =>
		void send({
			type: 'make-groups',
			size,
			personIds: dealt.map(({ personId }) => personId),
			phase: phaseOf({ format, phase: view.phase })?.id,
			dealt: view.groups?.dealt,
		})
	return (
		<p className="acts">
			<button
				type="button"
				className={isAgain ? 'btn edge sm' : 'btn ink sm'}
				disabled={dealt.length < 2 || state.connection !== 'connected'}
				aria-disabled={isDealing}
				onClick={() => !isDealing && deal()}
			>
				{isAgain
					? `Deal ${counted(dealt.length, 'person', 'people')} anew into ${SIZES[size]}`
					: `Make ${SIZES[size]} of ${counted(dealt.length, 'person', 'people')}`}
			</button>
			{state.connection !== 'connected' ? (
				<span className="small soft self-center">Once you are connected again.</span>
			) : isAgain ? (
				<span className="small soft self-center">Lines of the groups stay with those who wrote them.</span>
			) : null}
		</p>
	)
}

function MoveRow({ personId, name, at }: { personId: string; name: string; at: string }) {
	const { view, send } = useRoom()
	return (
		<label className="move-row">
			<span>{name}</span>
			<select
				className="input"
				value={at}
				onChange={(event) => void send({ type: 'move-person', personId, groupId: event.target.value || null })}
			>
				<option value="">No group</option>
				{view.groups?.all.map(({ id, name: group }) => (
					<option key={id} value={id}>
						{group}
					</option>
				))}
			</select>
		</label>
	)
}
