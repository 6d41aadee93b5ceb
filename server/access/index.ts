/** What programs beside the server take: users are added. */
export { addUser, type NewUser } from './users.ts';
