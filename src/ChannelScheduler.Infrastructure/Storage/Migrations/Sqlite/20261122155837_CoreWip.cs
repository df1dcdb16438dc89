using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace ChannelScheduler.Infrastructure.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CoreWip : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "RemindHandAt",
                table: "Publications",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "ReviewAskedAt",
                table: "Posts",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Publications_RemindHandAt",
                table: "Publications",
                column: "RemindHandAt",
                filter: "\"RemindHandAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Publications_RemindHandAt",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "RemindHandAt",
                table: "Publications");

            migrationBuilder.DropColumn(
                name: "ReviewAskedAt",
                table: "Posts");
        }
    }
}
