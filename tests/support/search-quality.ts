/**
 * What people type and what must come first: the end of the address it leads to. Written from what a reader would look
 * for, not from what the index does well. When a module or pattern is added, add a line or two for it here.
 */
type Line = [typed: string, first: string]

/** At least this share of the lines must come out right. */
export const RIGHT_AT_LEAST = 0.9

export const AS_MEANT: readonly Line[] = [
	['active listening', 'l1/active-listening'],
	['listening', 'l1/active-listening'],
	['feedback', 'l1/feedback-that-lands'],
	['feedback that lands', 'l1/feedback-that-lands'],
	['career conversations', 'l1/career-conversations'],
	['career', 'l1/career-conversations'],
	['camera off', 'nine-hours-apart-camera-off'],
	['weekly 1-on-1', '/patterns/weekly-1-on-1'],
	['heard and still no', 'heard-and-still-no'],
	['saying no after listening', 'heard-and-still-no'],
	['apology', '/patterns/apology-and-repair'],
	['praise', 'praise-they-can-run-again'],
	['Kluger DeNisi', 'when-it-is-not-feedback'],
	['judgments in a lab coat', 'a-sentence-they-would-sign'],
	['receiving feedback', 'l1/feedback-that-lands'],
	['promotion packet', '/patterns/promotion-packet'],
	['layoff', '/patterns/week-after-a-layoff'],
	['one page two signatures', 'one-page-two-signatures'],
	['growth plan', '/patterns/growth-plan'],
	['no promotion to give', 'when-you-cannot-give-it'],
	['two careers', 'two-careers-in-one-chair'],
	['how many tries', '/help/knowledge-check'],
	['change my password', '/help/signing-in'],
	['time zone', '/help/profile'],
	['knowledge check', '/help/knowledge-check'],
	['who can see what', '/help/privacy'],
	['audit log', '/help/audit'],
	['invite people', '/help/people'],
	['check a certificate number', '/help/certificates'],
	['assessed work', '/help/assessment'],
	['gradebook', '/help/certifying'],
	['coaching', 'l1/from-fixing-to-coaching'],
	['hard conversations', 'l1/hard-conversations'],
	['first 90 days', 'l1/trust-first-90-days'],
	['mediation', 'l2/mediation'],
	['reading conflict', 'l2/reading-conflict'],
	['technical disagreement', 'l2/technical-disagreement'],
]

export const MISTYPED: readonly Line[] = [
	['feedbak', 'l1/feedback-that-lands'],
	['lisening', 'l1/active-listening'],
	['activ listning', 'l1/active-listening'],
	['activelistening', 'l1/active-listening'],
	['carreer conversations', 'l1/career-conversations'],
	['recieve feedback', 'l1/feedback-that-lands'],
	['pasword', '/help/signing-in'],
	['certificat number', '/help/certificates'],
	['knowlege check', '/help/knowledge-check'],
	['priase', 'praise-they-can-run-again'],
	['mediaton', 'l2/mediation'],
	['retrospectve', '/patterns/retrospective-guide'],
	['technical disagrement', 'l2/technical-disagreement'],
]
