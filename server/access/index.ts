/** What programs beside the server take: users are added. */
export { addUsers, type NewUser } from './users.ts';
