import type { Mutant } from './mutants'
import { unit } from './noticed-by'

const rules = 'app/domain/room/group-rules.ts'
const seen = 'app/domain/room/group-view.ts'
const groups = 'app/domain/room/groups.ts'

/** Groups of a room: who sees what, who plays whom. */
export const MUTANTS_OF_GROUPS: readonly Mutant[] = [
	{
		says: 'anybody looks into any group',
		file: rules,
		swaps: [["if (!on.mayVisit) return refuse('not-lead')", '']],
		noticedBy: unit('room-groups', 'is visited by nobody who does not lead'),
	},
	{
		says: 'a lead who visits reads a brief',
		file: seen,
		swaps: [
			['isVisit ? undefined : groups.cast[personId]', 'groups.cast[isVisit ? (group.memberIds[0] ?? "") : personId]'],
		],
		noticedBy: unit('room-groups', 'keep their briefs'),
	},
	{
		says: 'all who play read all briefs',
		file: seen,
		swaps: [['roles: at.scene.roles.map(({ id, title }) => ({ id, title })),', 'roles: at.scene.roles,']],
		noticedBy: unit('room-groups', 'keep their briefs'),
	},
	{
		says: 'what was noted alone is read at once',
		file: rules,
		swaps: [["written.step !== 'alone' || phase.index > index", "written.step !== 'alone' || phase.index >= index"]],
		noticedBy: unit('room-groups', 'while they write alone'),
	},
	{
		says: 'lines are handed on when people are dealt anew',
		file: rules,
		swaps: [['note.groupId === group.id && note.dealt === dealt', 'note.groupId === group.id && note.dealt <= dealt']],
		noticedBy: unit('room-groups', 'is not handed on when people are dealt anew'),
	},
	{
		says: 'a line that comes late is shown to the group of now',
		file: rules,
		swaps: [[' || (intent.dealt ?? groups.dealt) !== groups.dealt', '']],
		noticedBy: unit('room-late', 'is shown to none of them'),
	},
	{
		says: 'what was meant for one phase counts in the next',
		file: 'app/domain/room/decide.ts',
		swaps: [['intent.phase === phaseOf(room)?.id', "intent.phase !== ''"]],
		noticedBy: unit('room-late', 'counts for neither'),
	},
	{
		says: 'those who play see the counts while they play',
		file: seen,
		swaps: [["step === 'debrief' || step === 'swap'", "step !== 'brief'"]],
		noticedBy: unit('room-groups', 'is theirs until all talk about it'),
	},
	{
		says: 'roles change hands in the middle of a turn',
		file: groups,
		swaps: [['isSame ? room.groups.cast : {}', '{}']],
		noticedBy: unit('room-groups', 'are passed on by who would rather watch'),
	},
	{
		says: 'a part in groups begins without any',
		file: 'app/domain/room/decide.ts',
		swaps: [["if (phase.kind === 'group' && !room.groups", "if (phase.kind === 'closing' && !room.groups"]],
		noticedBy: unit('room-groups', 'must be there before'),
	},
	{
		says: 'a line of a group does not reach its people',
		file: seen,
		swaps: [
			[
				"return 'groupId' in event && event.groupId === seenId",
				"return 'groupId' in event && event.groupId === personId",
			],
		],
		noticedBy: unit('room-groups.property'),
	},
]
