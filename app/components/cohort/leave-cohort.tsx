import { Confirm } from '../ui/confirm'

/** Giving one's seat up, before a cohort begins or in the middle of it. */
export function LeaveCohort({ name }: { name: string }) {
	return (
		<div className="mt-4 -ml-3">
			<Confirm
				id="withdraw"
				look="text"
				label="Leave this cohort"
				question={`Leave ${name}?`}
				consequences="Your seat goes to whoever is next in line, and its sessions are taken out of your calendar. What you learned, promised, handed in and attended stays yours, and counts in the next cohort."
				keep="Keep my seat"
				act="Leave it"
				intent="withdraw"
			/>
		</div>
	)
}
