import { Confirm } from '../ui/confirm'

export function RemoveMember({ person }: { person: { id: string; name: string } }) {
	return (
		<Confirm
			id={`remove-${person.id}`}
			label={
				<>
					Remove<span className="vh"> {person.name}</span>
				</>
			}
			look="row"
			question={`Remove ${person.name} from this cohort?`}
			consequences="The seat is free again, and the cohort’s pages and rooms close for this person at once. What they learned, promised and attended stays theirs."
			keep="Keep the seat"
			act="Remove"
			intent="remove-member"
		>
			<input type="hidden" name="person" value={person.id} />
		</Confirm>
	)
}
