import type { AnswerRefusal, ApplyRefusal, ChangeRefusal, IntakeRefusal } from './policy'

/** To the person themself */
export const applyRefusals: Record<ApplyRefusal | ChangeRefusal, string> = {
	'account-closed': 'This account is closed.',
	'in-already': 'You are in this intake.',
	certified: 'You hold the certificate of this level, and it is in force.',
	'in-cohort': 'You have a seat in a cohort of this level. With it, an application you had sent has ended.',
	excused: 'You are excused from this level. Tell your L&D admin if you want to come after all.',
	'in-other-intake': 'You are in another intake for this level. Take that application back first.',
	'taken-off': 'An L&D admin took you off this intake. Talk to them if that surprises you.',
	'not-open': 'This intake takes no applications at the moment.',
	'not-needed': 'This intake is for people whose role calls for this level. An L&D admin can still put you in.',
	'not-in': 'You are not in this intake any more.',
	'over-already': 'This intake is over, so what you wrote stays as it is.',
	assigned: 'You were assigned. If this is the wrong time, tell your L&D admin: they can excuse you, or put it off.',
}

/** To an admin, behind the name of the person */
export const assignRefusals: Record<ApplyRefusal, string> = {
	'account-closed': 'the account is closed',
	'in-already': 'is in this intake already',
	certified: 'holds the certificate of this level',
	'in-cohort': 'has a seat in a cohort of this level',
	excused: 'is excused from this level, or takes it later: end that on their page first, or wait for a later intake',
	'in-other-intake': 'is in another intake for this level',
	'taken-off': 'was taken off',
	'not-open': 'this intake takes nobody now',
	'not-needed': 'is not named for this level',
}

export const intakeRefusals: Record<IntakeRefusal, string> = {
	'not-from-here': 'It stands elsewhere by now. Look at it again.',
	'closes-before-today': 'Its last day lies in the past. Set a later one first.',
	'not-editable': 'What is formed or cancelled is not changed any more.',
	'stage-stays': 'The level stays as it is once an intake was opened. Make another intake for another level.',
	'no-such-stage': 'Choose a level from the list.',
}

export const answerRefusals: Record<AnswerRefusal | 'link-used', string> = {
	'answered-already': 'This was answered already. What was answered first counts.',
	'no-longer-asked': 'This is not asked any more: the application was taken back, or somebody else is asked now.',
	'not-their-manager': 'This is not asked of you any more: somebody else is their line manager now.',
	'link-used': 'This was answered already, or the question has ended.',
}

export const excuseRefusals = {
	'until-past': 'Choose a day that is still ahead.',
	'until-too-far': 'At most twelve months ahead. It can be given again then.',
} as const
